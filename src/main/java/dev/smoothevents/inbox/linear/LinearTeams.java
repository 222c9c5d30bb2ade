package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Finds the team that the twin belongs to: the project's, else Linear is asked. */
class LinearTeams {

    private final LinearClient linear;

    LinearTeams(LinearClient linear) {
        this.linear = linear;
    }

    Uni<String> of(Story story, String twin) {
        String team = story.project().linearTeamId();
        return team == null
                ? linear.data(LinearOperations.issue(twin)).map(LinearTeams::team)
                : Uni.createFrom().item(team);
    }

    private static String team(JsonObject data) {
        return data.getJsonObject("issue").getJsonObject("team").getString("id");
    }
}
