package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds labels by name, and makes those that are missing. */
class LinearLabels {

    private static final Pattern COLOR = Pattern.compile("#?([0-9a-fA-F]{6})");

    private final LinearClient linear;

    LinearLabels(LinearClient linear) {
        this.linear = linear;
    }

    Uni<Optional<String>> find(Change change, String name) {
        return look(change, name).map(LinearLabels::best);
    }

    Uni<String> findOrCreate(Change change, String name) {
        return look(change, name)
                .chain(data -> best(data).map(id -> Uni.createFrom().item(id)).orElseGet(() -> create(
                                change.story(), team(data), name)
                        .chain(answer -> created(answer, change, name))));
    }

    private Uni<JsonObject> look(Change change, String name) {
        return linear.data(LinearQueries.labels(change.twin(), name));
    }

    private Uni<LinearAnswer> create(Story story, String team, String name) {
        return linear.send(LinearOperations.createLabel(LinearIds.ofLabel(story, name), team, name, color(story)));
    }

    /** Names are unique within a team and its workspace: where somebody else was faster, theirs is there now. */
    private Uni<String> created(LinearAnswer answer, Change change, String name) {
        if (answer.isThere()) {
            return Uni.createFrom().item(LinearIds.ofLabel(change.story(), name));
        }
        if (!answer.isFinal()) {
            throw new LinearFailure(answer);
        }
        return find(change, name).map(found -> found.orElseThrow(() -> new LinearFailure(answer)));
    }

    /** The team's own label before the workspace's. Groups are left out, they cannot be put on an issue. */
    private static Optional<String> best(JsonObject data) {
        String team = team(data);
        Optional<String> workspaces = Optional.empty();
        for (Object node : data.getJsonObject("issueLabels").getJsonArray("nodes")) {
            JsonObject label = (JsonObject) node;
            JsonObject owner = label.getJsonObject("team");
            if (label.getBoolean("isGroup", false)) {
                continue;
            }
            if (owner == null) {
                workspaces = Optional.of(label.getString("id"));
            } else if (team.equals(owner.getString("id"))) {
                return Optional.of(label.getString("id"));
            }
        }
        return workspaces;
    }

    private static String team(JsonObject data) {
        return data.getJsonObject("issue").getJsonObject("team").getString("id");
    }

    private static String color(Story story) {
        return Extra.text(story.event(), "color")
                .map(COLOR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> "#" + matcher.group(1))
                .orElse(null);
    }
}
