package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a team's labels by name. */
class LinearLabels {

    private static final Pattern COLOR = Pattern.compile("#?([0-9a-fA-F]{6})");

    private final LinearClient linear;

    LinearLabels(LinearClient linear) {
        this.linear = linear;
    }

    /** The label's id: the team's own before the workspace's. Groups are left out, they cannot be put on an issue. */
    Uni<Optional<String>> find(String team, String name) {
        return linear.data(LinearOperations.labels(name, team)).map(LinearLabels::best);
    }

    Uni<String> findOrCreate(Story story, String team, String name) {
        return find(team, name)
                .chain(found -> found.map(id -> Uni.createFrom().item(id)).orElseGet(() -> create(story, team, name)));
    }

    /** Under an id made from its name, so that two who create it at once get the same one. */
    private Uni<String> create(Story story, String team, String name) {
        String id = LinearIds.ofLabel(story, team, name);
        return linear.send(LinearOperations.createLabel(id, team, name, color(story)))
                .map(answer -> createdOrFail(id, answer));
    }

    private static String createdOrFail(String id, LinearAnswer answer) {
        if (answer.kind() != Kind.DATA && answer.kind() != Kind.DUPLICATE) {
            throw new LinearFailure(answer);
        }
        return id;
    }

    private static Optional<String> best(JsonObject data) {
        return data.getJsonObject("issueLabels").getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(label -> !label.getBoolean("isGroup", false))
                .min(Comparator.comparing(label -> label.getValue("team") == null))
                .map(label -> label.getString("id"));
    }

    private static String color(Story story) {
        return Extra.text(story.event(), "color")
                .map(COLOR::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> "#" + matcher.group(1))
                .orElse(null);
    }
}
