package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds an issue's twin, and makes it where it is missing: of the issue as it stands now, whichever event comes first. The directory is
 * told last, so after a crash it is made, or found made, again.
 */
class LinearTwins {

    private final LinearClient linear;
    private final SourceIssues issues;
    private final Directory directory;
    private final StateReaction states;
    private final Clock clock;

    LinearTwins(LinearClient linear, SourceIssues issues, Directory directory, StateReaction states, Clock clock) {
        this.linear = linear;
        this.issues = issues;
        this.directory = directory;
        this.states = states;
        this.clock = clock;
    }

    /** The id of the issue's twin; empty where it has none, and shall have none. */
    Uni<Optional<String>> of(Story story) {
        String linked = story.issue().linearIssueId();
        return linked != null
                ? Uni.createFrom().item(Optional.of(linked))
                : issues.byId(story.event().account(), story.issue().id()).chain(this::foundOrMade);
    }

    private Uni<Optional<String>> foundOrMade(SourceIssue issue) {
        return issue != null && issue.isSynced()
                ? of(issue).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** The id of the twin of an issue that is synced. */
    Uni<String> of(SourceIssue issue) {
        return issue.twin() == null ? make(issue) : Uni.createFrom().item(issue.twin());
    }

    private Uni<String> make(SourceIssue issue) {
        String twin = LinearIds.ofIssue(issue.account(), issue.id());
        return linear.send(LinearOperations.createIssue(input(issue, twin)))
                .map(LinearAnswer::thereOrFail)
                .chain(() -> linkBack(issue, twin))
                .chain(() -> close(issue, twin))
                .chain(() -> directory.linkLinearIssue(issue.account(), issue.id(), twin))
                .replaceWith(twin);
    }

    private JsonObject input(SourceIssue issue, String twin) {
        JsonObject input = new JsonObject()
                .put("id", twin)
                .put("teamId", issue.teamId())
                .put("title", LinearText.title(issue.title(), issue.key()))
                .put("description", LinearText.description(issue.description(), issue.key(), issue.url()));
        LinearText.longAgo(issue.since(), clock.instant()).ifPresent(time -> input.put("createdAt", time));
        return input;
    }

    /** Nice to have: where Linear does not want it, the description has the link, too. */
    private Uni<Void> linkBack(SourceIssue issue, String twin) {
        Optional<LinearOperation> link = Links.http(issue.url())
                .map(url -> LinearOperations.createAttachment(
                        LinearIds.ofOrigin(issue.account(), issue.id()),
                        twin,
                        url,
                        LinearText.title(issue.key(), issue.key()),
                        "The original of this issue"));
        return link.map(linear::send)
                .orElseGet(() -> Uni.createFrom().nullItem())
                .invoke(LinearTwins::failUnlessFinal)
                .replaceWithVoid();
    }

    private static void failUnlessFinal(LinearAnswer answer) {
        if (answer != null && !answer.isFinal()) {
            answer.thereOrFail();
        }
    }

    private Uni<Outcome> close(SourceIssue issue, String twin) {
        return issue.closedUnsaid() ? states.closed(twin) : Uni.createFrom().nullItem();
    }
}
