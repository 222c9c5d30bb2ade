package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.History;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the twin of the other issue that an event names. */
class OtherTwins {

    /** The other issue's own id, and its twin's. */
    record Other(UUID issue, String twin) {}

    private static final String ISSUE = "issue";

    private final SourceIssues issues;
    private final LinearTwins twins;
    private final LinearLedger ledger;
    private final History history;

    OtherTwins(SourceIssues issues, LinearTwins twins, LinearLedger ledger, History history) {
        this.issues = issues;
        this.twins = twins;
        this.ledger = ledger;
        this.history = history;
    }

    /** The other's twin, if it has one. */
    Uni<Optional<Other>> find(Change change) {
        return source(change.story()).map(issue -> issue.filter(other -> other.twin() != null)
                .map(other -> new Other(other.id(), other.twin())));
    }

    /**
     * The other's twin, which is brought where the other is synced and was not heard of yet. What is only history does not bring others: one
     * comment on an old issue would pull in all that was ever related to it.
     */
    Uni<Optional<Other>> findOrBring(Change change) {
        return source(change.story()).chain(issue -> issue.filter(SourceIssue::isSynced)
                .map(other -> bring(other, change))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Other>> bring(SourceIssue other, Change change) {
        if (other.twin() == null && change.past()) {
            return ledger.isOnItsWay(other.account(), other.id()).map(OtherTwins::waitFor);
        }
        // its past is planned before it has a twin: afterwards nobody would look for it
        Uni<Void> past = other.twin() == null
                ? history.plan(LinearInbox.NAME, other.account(), other.id(), LinearPolicy.TWIN)
                : Uni.createFrom().voidItem();
        return past.chain(() -> twins.of(other)).map(twin -> Optional.of(new Other(other.id(), twin)));
    }

    private static Optional<Other> waitFor(boolean onItsWay) {
        if (onItsWay) {
            throw new LinearFailure(LinearAnswer.of(Kind.TRANSIENT, "the other issue is on its way to Linear"));
        }
        return Optional.empty();
    }

    private Uni<Optional<SourceIssue>> source(Story story) {
        String account = story.event().account();
        Uni<Optional<SourceIssue>> found = Uni.createFrom().item(Optional.empty());
        for (String key : keys(story).toList()) {
            found = found.chain(before -> before.isPresent()
                    ? Uni.createFrom().item(before)
                    : issues.byKey(account, key).map(Optional::ofNullable));
        }
        return found;
    }

    /** By the record's id, or as the feed's sentences have it: the repository and the number. */
    private static Stream<String> keys(Story story) {
        EventRecord record = story.event().record();
        Optional<String> named = Optional.ofNullable(record)
                .filter(other -> ISSUE.equals(other.type()))
                .map(EventRecord::id);
        Stream<String> numbered =
                Stream.of("blocking", "blocked", "sub_issue", "parent").flatMap(role -> numbered(story, role).stream());
        return Stream.concat(named.stream(), numbered)
                .filter(key -> !key.equals(story.issue().key()));
    }

    private static Optional<String> numbered(Story story, String role) {
        String issue = role.endsWith("_issue") ? role : role + "_issue";
        return Extra.text(story.event(), role + "_repository")
                .flatMap(repository ->
                        Extra.text(story.event(), issue + "_number").map(number -> repository + "#" + number));
    }
}
