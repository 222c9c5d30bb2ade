package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves the twin to a workflow state of the right type; every team names and orders its own. Where the twin is in a state of that type
 * already it stays there: people in Linear may have chosen a finer one.
 */
class StateReaction {

    private static final List<String> COMPLETED = List.of("completed");
    private static final List<String> CANCELED = List.of("canceled");
    private static final List<String> DUPLICATE = List.of("duplicate", "canceled");
    /** A team may have dropped all its unstarted states; the next best is further back. */
    private static final List<String> OPEN = List.of("unstarted", "backlog", "triage", "started");

    private static final Map<String, List<String>> BY_REASON = Map.of("not_planned", CANCELED, "duplicate", DUPLICATE);

    /** What boards usually call their columns, for teams in Linear that do not have one of that name. */
    private static final Map<String, List<String>> BY_COLUMN = Map.ofEntries(
            Map.entry("triage", List.of("triage")),
            Map.entry("backlog", List.of("backlog")),
            Map.entry("to do", List.of("unstarted")),
            Map.entry("todo", List.of("unstarted")),
            Map.entry("ready", List.of("unstarted")),
            Map.entry("in progress", List.of("started")),
            Map.entry("in review", List.of("started")),
            Map.entry("done", COMPLETED),
            Map.entry("closed", COMPLETED),
            Map.entry("canceled", CANCELED),
            Map.entry("cancelled", CANCELED));

    private final LinearClient linear;
    private final CommentReaction comments;

    StateReaction(LinearClient linear, CommentReaction comments) {
        this.linear = linear;
        this.comments = comments;
    }

    Uni<Outcome> closed(Change change) {
        List<String> types = Extra.text(change.story().event(), "state_reason")
                .map(BY_REASON::get)
                .orElse(COMPLETED);
        return move(change.twin(), types);
    }

    /** For an issue that was found closed. */
    Uni<Outcome> closed(String twin) {
        return move(twin, COMPLETED);
    }

    Uni<Outcome> reopened(Change change) {
        return move(change.twin(), OPEN);
    }

    /** The state of that name, else of the type that is usually called so; else it is told as a comment. */
    Uni<Outcome> renamed(Change change) {
        String column = Extra.text(change.story().event(), "to").orElse("").strip();
        return linear.data(LinearQueries.states(change.twin())).chain(data -> {
            Optional<JsonObject> state = states(data)
                    .filter(one -> column.equalsIgnoreCase(one.getString("name")))
                    .findFirst()
                    .or(() -> first(BY_COLUMN.getOrDefault(column.toLowerCase(Locale.ROOT), List.of()), data));
            return state.map(one -> to(one, change.twin())).orElseGet(() -> comments.narrated(change));
        });
    }

    private Uni<Outcome> move(String twin, List<String> types) {
        return linear.data(LinearQueries.states(twin))
                .chain(data -> types.contains(now(data))
                        ? Uni.createFrom().item(Outcome.delivered("in such a state already"))
                        : to(firstOrFail(types, data), twin));
    }

    private Uni<Outcome> to(JsonObject state, String twin) {
        return linear.data(LinearOperations.moveIssue(twin, state.getString("id")))
                .replaceWith(Outcome.delivered("ok"));
    }

    private static JsonObject firstOrFail(List<String> types, JsonObject data) {
        return first(types, data)
                .orElseThrow(() -> new LinearFailure(LinearAnswer.of(
                        Kind.PERMANENT, "the team in Linear has no state of type " + String.join(", ", types))));
    }

    private static Optional<JsonObject> first(List<String> types, JsonObject data) {
        return states(data)
                .filter(state -> types.contains(state.getString("type")))
                .min(Comparator.<JsonObject>comparingInt(state -> types.indexOf(state.getString("type")))
                        .thenComparingDouble(state -> state.getDouble("position")));
    }

    private static Stream<JsonObject> states(JsonObject data) {
        return data.getJsonObject("issue").getJsonObject("team").getJsonObject("states").getJsonArray("nodes").stream()
                .map(JsonObject.class::cast);
    }

    private static String now(JsonObject data) {
        return data.getJsonObject("issue").getJsonObject("state").getString("type");
    }
}
