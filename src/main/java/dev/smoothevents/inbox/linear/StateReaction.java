package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Moves the twin to the first state of the right type; every team names and orders its own. */
class StateReaction {

    private static final List<String> COMPLETED = List.of("completed");
    private static final List<String> CANCELED = List.of("canceled");
    /** A team may have dropped all its unstarted states; the next best is further back. */
    private static final List<String> OPEN = List.of("unstarted", "backlog", "triage", "started");

    private static final Set<String> NOT_DONE = Set.of("not_planned", "duplicate");

    private final LinearClient linear;
    private final LinearTeams teams;

    StateReaction(LinearClient linear, LinearTeams teams) {
        this.linear = linear;
        this.teams = teams;
    }

    Uni<Outcome> closed(Story story, String twin) {
        boolean notDone = Extra.text(story.event(), "state_reason")
                .filter(NOT_DONE::contains)
                .isPresent();
        return move(story, twin, notDone ? CANCELED : COMPLETED);
    }

    Uni<Outcome> reopened(Story story, String twin) {
        return move(story, twin, OPEN);
    }

    private Uni<Outcome> move(Story story, String twin, List<String> types) {
        return teams.of(story, twin)
                .chain(team -> linear.data(LinearOperations.states(team, types)))
                .map(data -> firstOf(types, data))
                .chain(state -> linear.data(LinearOperations.moveIssue(twin, state)))
                .replaceWith(Outcome.delivered("ok"));
    }

    private static String firstOf(List<String> types, JsonObject data) {
        return data.getJsonObject("workflowStates").getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .min(Comparator.<JsonObject>comparingInt(state -> types.indexOf(state.getString("type")))
                        .thenComparingDouble(state -> state.getDouble("position")))
                .map(state -> state.getString("id"))
                .orElseThrow(() -> new LinearFailure(LinearAnswer.of(
                        Kind.PERMANENT, "the team in Linear has no state of type " + String.join(", ", types))));
    }
}
