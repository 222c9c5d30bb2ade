package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import dev.smoothevents.http.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks {@code extra} against the schemas of the actions, which are compiled once. Safe for use by many threads. */
final class ExtraCheck {

    /** Nobody reads more; a list of a thousand wrong items is wrong once. */
    private static final int MOST_VIOLATIONS = 20;

    private final Map<String, Schema> schemas = new HashMap<>();

    ExtraCheck(Collection<Action> actions) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .regularExpressionFactory(JDKRegularExpressionFactory.getInstance())
                // the library's own messages come from resource bundles; ours are made below
                .messageSource((key, fallback, locale, arguments) -> key)
                .build();
        // the dialect is handed over ready-made, so that no meta-schema is read from anywhere
        SchemaRegistry registry =
                SchemaRegistry.withDialect(Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)));
        for (Action action : actions) {
            Schema schema = registry.getSchema(action.extraSchema());
            schema.initializeValidators();
            schemas.put(action.name(), schema);
        }
    }

    /** What is wrong with the extra of an action; empty where nothing is. */
    List<Violation> check(Action action, JsonNode extra) {
        if (extra == null || (extra.isObject() && extra.isEmpty())) {
            return List.of();
        }
        Schema schema = schemas.get(action.name());
        if (schema == null) {
            throw new IllegalArgumentException("not an action of this catalogue: " + action.name());
        }
        List<Error> errors = schema.validate(extra);
        return errors.isEmpty() ? List.of() : violations(errors);
    }

    private static List<Violation> violations(List<Error> errors) {
        List<Violation> violations = new ArrayList<>();
        for (Error error : errors.subList(0, Math.min(errors.size(), MOST_VIOLATIONS))) {
            violations.add(new Violation(field(error.getInstanceLocation()), ExtraMessage.of(error)));
        }
        return violations;
    }

    /** {@code extra.label_ids[3]} */
    private static String field(NodePath location) {
        StringBuilder field = new StringBuilder("extra");
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            if (element instanceof Integer index) {
                field.append('[').append(index).append(']');
            } else {
                field.append('.').append(element);
            }
        }
        return field.toString();
    }
}
