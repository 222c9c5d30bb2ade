package dev.smoothevents.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Writes into the API's description what every operation has in common: the key, and how an error looks. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String GUARDED = "/v1/";
    private static final String PROBLEM = "Problem";
    private static final String KEY = "key";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addResponse(PROBLEM, problem());
        api.getComponents()
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer"));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().forEach(ProblemResponses::describe);
        }
    }

    private static void describe(String path, PathItem item) {
        if (path.startsWith(GUARDED)) {
            item.getOperations().values().forEach(ProblemResponses::describe);
        }
    }

    private static void describe(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(KEY));
    }

    private static APIResponse problem() {
        var text = OASFactory.createSchema().addType(SchemaType.STRING);
        var violation =
                OASFactory.createSchema().addType(SchemaType.OBJECT).properties(Map.of("field", text, "message", text));
        var schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
        var content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse()
                .description("A problem, as RFC 9457 has it: 400 malformed, 401 no key, 404 not there, 413 too large,"
                        + " 422 not acceptable (see violations), 503 try again (see Retry-After)")
                .content(content);
    }
}
