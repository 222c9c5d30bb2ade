package dev.smoothevents.event;

import dev.smoothevents.topic.EventMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides, while the issues' rows are locked, what a batch writes: which events are new, with which sequence, and which fold into an
 * earlier one. No I/O.
 */
final class BatchPlan {

    /** Same issue, action, actor and record. */
    private record Likeness(UUID issueId, String action, String actor, String recordType, String recordId) {

        static Likeness of(Prepared item, UUID issueId) {
            return new Likeness(issueId, item.action().name(), item.actor(), item.recordType(), item.recordId());
        }
    }

    private final Map<IssueRef, IssueChange> changes = new LinkedHashMap<>();
    private final Map<Likeness, Draft> latest = new HashMap<>();
    private final List<Draft> fresh = new ArrayList<>();
    private final Set<Draft> folded = new LinkedHashSet<>();
    private final List<Follow> follows = new ArrayList<>();

    BatchPlan(Collection<IssueRow> locked) {
        locked.forEach(issue -> changes.put(issue.ref(), new IssueChange(issue)));
    }

    /**
     * Plans one event, after all that come before it in the batch.
     *
     * @param like the latest stored event like it within its throttle window, or null
     * @return the event as the caller shall see it
     */
    EventMessage add(Prepared item, String actorType, EventMessage like) {
        IssueChange change = changes.get(item.ref());
        change.apply(item.action().effect(), item);
        change.place(item.project());
        follows.addAll(Follow.of(item, change.issue().id()));
        Likeness likeness = Likeness.of(item, change.issue().id());
        Draft earlier = earlier(item, likeness, like, change);
        if (earlier != null) {
            earlier.repeat(item.occurredAt());
            folded.add(earlier);
            return earlier.event(true);
        }
        Draft draft = Draft.fresh(event(item, change, actorType), change.issue().id(), item.traceparent());
        fresh.add(draft);
        if (draft.isLaterThan(latest.get(likeness))) {
            latest.put(likeness, draft);
        }
        return draft.event(false);
    }

    private Draft earlier(Prepared item, Likeness likeness, EventMessage like, IssueChange change) {
        if (item.throttle() == null) {
            return null;
        }
        Draft known = latest.get(likeness);
        if (like != null
                && (known == null
                        || like.occurredAt().isAfter(known.event(false).occurredAt()))) {
            known = Draft.stored(like, change.issue().id());
            latest.put(likeness, known);
        }
        return known != null && known.isWithin(item.throttle(), item.occurredAt()) ? known : null;
    }

    private static EventMessage event(Prepared item, IssueChange change, String actorType) {
        String issuesOwn = change.project == null ? change.issue().project() : change.project;
        return new EventMessage(
                item.id(),
                item.account(),
                item.project() == null ? issuesOwn : item.project(),
                item.issue(),
                ++change.lastSequence,
                item.action().name(),
                item.actor(),
                actorType,
                item.record(),
                item.extra(),
                item.occurredAt(),
                item.recordedAt(),
                1,
                false,
                item.source(),
                item.correlationId(),
                item.causationId());
    }

    List<Draft> newEvents() {
        return fresh;
    }

    /** Stored events that got repeats. */
    List<Draft> foldedEvents() {
        return folded.stream().filter(draft -> !draft.isNew()).toList();
    }

    Collection<IssueChange> issueChanges() {
        return changes.values();
    }

    List<Follow> follows() {
        return follows;
    }
}
