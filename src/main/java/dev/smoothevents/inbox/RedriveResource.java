package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Has deliveries tried again that were given up, and withdraws what waits. */
@Path("/v1/deliveries")
@Tag(name = "Deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RedriveResource {

    private static final String EXAMPLE = """
            {"inbox": "slack", "outcome": "destination_gone", "answerContains": "channel_not_found",
             "from": "2026-11-23T00:00:00Z", "to": "2026-11-24T00:00:00Z"}""";

    private static final Set<String> ON_ITS_WAY = Set.of("pending", "delivering");

    private final RedriveTable table;
    private final DeliveryReader reader;
    private final ActionCatalogue catalogue;
    private final Dispatcher dispatcher;

    RedriveResource(RedriveTable table, DeliveryReader reader, ActionCatalogue catalogue, Dispatcher dispatcher) {
        this.table = table;
        this.reader = reader;
        this.catalogue = catalogue;
        this.dispatcher = dispatcher;
    }

    @POST
    @Path("/{id}/redrive")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Try a delivery again",
            description =
                    "One that is dead or cancelled is as new, in its old place before what waits for the same recipient and issue."
                            + " Asking twice does no harm.")
    @APIResponse(
            responseCode = "200",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was told, or was never to be told",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeliveryView> redrive(@PathParam("id") String id) {
        UUID delivery = IdParam.parse(id).orElseThrow(() -> noSuch(id));
        return table.redrive(Accounts.DEFAULT, delivery)
                .chain(() -> reader.find(Accounts.DEFAULT, delivery))
                .invoke(view -> dispatcher.poke(onItsWay(id, view).inbox()));
    }

    @POST
    @Path("/redrive")
    @Operation(
            summary = "Try again what was given up",
            description =
                    "All that is dead or was cancelled and fits the selection, in the order in which it was planned; {} is everything."
                            + " What was redriven already is left alone, so asking twice does no harm.")
    @APIResponse(
            responseCode = "200",
            description = "How many",
            content = @Content(examples = @ExampleObject(name = "Some", value = "{\"redriven\": 42}")))
    public Uni<Map<String, Integer>> redriveAll(
            @RequestBody(content = @Content(examples = @ExampleObject(name = "A lost channel", value = EXAMPLE)))
                    Selection selection) {
        Selection some = checked(selection);
        return eachInbox(some, inbox -> table.redrive(Accounts.DEFAULT, inbox, some))
                .invoke(() -> inboxes(some).forEach(dispatcher::poke))
                .map(count -> Map.of("redriven", count));
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary = "Withdraw what waits",
            description =
                    "All that is pending and fits the selection; {} is everything. What is being attempted is not withdrawn."
                            + " It can be redriven later.")
    @APIResponse(
            responseCode = "200",
            description = "How many",
            content = @Content(examples = @ExampleObject(name = "Some", value = "{\"cancelled\": 42}")))
    public Uni<Map<String, Integer>> cancelAll(
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "All of an inbox",
                                                            value = "{\"inbox\": \"slack\"}")))
                    Selection selection) {
        Selection some = checked(selection);
        return eachInbox(some, inbox -> table.cancel(Accounts.DEFAULT, inbox, some))
                .map(count -> Map.of("cancelled", count));
    }

    private Selection checked(Selection selection) {
        if (selection == null) {
            throw new ProblemException(Problem.malformed("The body is empty; send a JSON object, {} at least."));
        }
        return selection.check(catalogue.inboxes());
    }

    private Uni<Integer> eachInbox(Selection selection, Function<String, Uni<Integer>> change) {
        Uni<Integer> all = Uni.createFrom().item(0);
        for (String inbox : inboxes(selection)) {
            all = all.chain(sum -> change.apply(inbox).map(count -> sum + count));
        }
        return all;
    }

    private Collection<String> inboxes(Selection selection) {
        return selection.inbox() == null ? catalogue.inboxes() : List.of(selection.inbox());
    }

    private static DeliveryView onItsWay(String id, DeliveryView view) {
        if (view == null) {
            throw noSuch(id);
        }
        if (!ON_ITS_WAY.contains(view.status())) {
            throw new ProblemException(Problem.of(
                    409,
                    "not-redrivable",
                    "The delivery cannot be redriven",
                    "Only a dead or cancelled delivery can be redriven; this one is " + view.status() + "."));
        }
        return view;
    }

    private static ProblemException noSuch(String id) {
        return new ProblemException(Problem.notFound("There is no delivery " + id));
    }
}
