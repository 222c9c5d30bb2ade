package dev.smoothevents.event;

import dev.smoothevents.event.IdempotencyTable.Answer;
import dev.smoothevents.event.IdempotencyTable.Key;
import dev.smoothevents.event.PeopleTable.Ref;
import dev.smoothevents.http.Problem;
import dev.smoothevents.outbox.Outbox;
import dev.smoothevents.sql.PipelinedTransaction;
import dev.smoothevents.topic.Envelope;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One transaction, step by step. The order is what makes it correct: keys are claimed, rows are made, issues are locked (each of these in
 * a fixed order, so that batches cannot wait for each other in a circle); only under the locks the throttle looks back, sequences are
 * taken, and outbox positions are drawn.
 */
final class Batch {

    private final BatchWriter writer;
    private final List<Prepared> items;
    private final Map<Key, Prepared> claimants =
            new TreeMap<>(Comparator.comparing(Key::account).thenComparing(Key::key));
    private Map<Key, Answer> earlier = Map.of();
    private List<Prepared> todo;

    private final Set<Ref> people = new LinkedHashSet<>();
    private final Set<Ref> projects = new LinkedHashSet<>();
    private final Map<IssueRef, Prepared> issues = new TreeMap<>();

    private Map<Ref, String> types = Map.of();
    private List<IssueRow> locked = List.of();
    private final Map<Prepared, EventMessage> answers = new IdentityHashMap<>();

    Batch(BatchWriter writer, List<Prepared> items) {
        this.writer = writer;
        this.items = items;
        for (Prepared item : items) {
            if (item.idempotency() != null) {
                claimants.putIfAbsent(Key.of(item), item);
            }
        }
    }

    /** Completes after the commit. */
    Uni<List<Recorded>> write(PipelinedTransaction transaction) {
        SqlConnection connection = transaction.connection();
        return claimKeys(connection)
                .invoke(this::sortOut)
                .chain(() -> lockIssues(connection))
                .chain(transaction::begun)
                .chain(() -> lookBack(connection))
                .chain(like -> transaction.commitWith(writes(connection, plan(like))))
                .map(nothing -> items.stream().map(this::recorded).toList());
    }

    private Uni<Void> claimKeys(SqlConnection transaction) {
        if (claimants.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return writer.idempotency
                .claim(transaction, claimants.values())
                .invoke(found -> earlier = found)
                .replaceWithVoid();
    }

    private void sortOut() {
        todo = items.stream().filter(this::isToBeWritten).toList();
        for (Prepared item : todo) {
            people.add(new Ref(item.account(), item.actor()));
            Follow.people(item).forEach(person -> people.add(new Ref(item.account(), person)));
            if (item.hint().creator() != null) {
                people.add(new Ref(item.account(), item.hint().creator()));
            }
            projects.add(new Ref(item.account(), projectOf(item)));
            issues.putIfAbsent(item.ref(), item);
        }
    }

    private boolean isToBeWritten(Prepared item) {
        if (item.idempotency() == null) {
            return true;
        }
        Key key = Key.of(item);
        return claimants.get(key) == item && !earlier.containsKey(key);
    }

    private static String projectOf(Prepared item) {
        return item.project() == null ? IssueChange.DEFAULT_PROJECT : item.project();
    }

    private List<Uni<Void>> firstSights(SqlConnection transaction) {
        List<Ref> newPeople = writer.knownPeople.unknown(people);
        List<Ref> newProjects = writer.knownProjects.unknown(projects);
        List<IssueTable.FirstSight> newIssues = writer.knownIssues.unknown(issues.keySet()).stream()
                .map(ref -> firstSight(issues.get(ref)))
                .toList();
        List<Uni<Void>> steps = new ArrayList<>();
        addUnlessEmpty(steps, newPeople, () -> writer.people.createPeople(transaction, newPeople));
        addUnlessEmpty(steps, newProjects, () -> writer.people.createProjects(transaction, newProjects));
        addUnlessEmpty(steps, newIssues, () -> writer.issues.create(transaction, newIssues));
        return steps;
    }

    private IssueTable.FirstSight firstSight(Prepared item) {
        return new IssueTable.FirstSight(item.ref(), writer.ids.get(), projectOf(item), item.occurredAt(), item.hint());
    }

    private Uni<Void> lockIssues(SqlConnection transaction) {
        if (todo.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> steps = firstSights(transaction);
        steps.add(writer.issues
                .lock(transaction, issues.keySet())
                .invoke(rows -> locked = rows)
                .replaceWithVoid());
        steps.add(writer.people
                .types(transaction, people)
                .invoke(found -> types = found)
                .replaceWithVoid());
        return PipelinedTransaction.inOneGo(steps).invoke(this::checkLocked);
    }

    private void checkLocked() {
        if (locked.size() < issues.size()) {
            writer.knownIssues.forget(issues.keySet());
            throw new StaleKeys();
        }
    }

    /** Somebody purged an issue that was known: to be tried again. */
    static final class StaleKeys extends RuntimeException {
        StaleKeys() {
            super("A known issue is gone", null, false, false);
        }
    }

    private Uni<Map<Long, EventMessage>> lookBack(SqlConnection transaction) {
        Map<IssueRef, IssueRow> byRef = locked.stream().collect(Collectors.toMap(IssueRow::ref, issue -> issue));
        List<EventTable.Look> looks = new ArrayList<>();
        for (int n = 0; n < todo.size(); n++) {
            Prepared item = todo.get(n);
            if (item.throttle() != null) {
                looks.add(new EventTable.Look(n, item, byRef.get(item.ref()).id()));
            }
        }
        return looks.isEmpty() ? Uni.createFrom().item(Map.of()) : writer.events.like(transaction, looks);
    }

    private BatchPlan plan(Map<Long, EventMessage> like) {
        BatchPlan plan = new BatchPlan(locked);
        for (int n = 0; n < todo.size(); n++) {
            Prepared item = todo.get(n);
            String type = types.get(new Ref(item.account(), item.actor()));
            answers.put(item, plan.add(item, type, like.get((long) n)));
        }
        return plan;
    }

    private List<Uni<Void>> writes(SqlConnection transaction, BatchPlan plan) {
        List<Uni<Void>> steps = new ArrayList<>();
        List<Draft> fresh = plan.newEvents();
        List<Draft> folded = plan.foldedEvents();
        addUnlessEmpty(steps, plan.issueChanges(), () -> writer.issues.moveOn(transaction, plan.issueChanges()));
        addUnlessEmpty(steps, fresh, () -> writer.events.insert(transaction, fresh));
        addUnlessEmpty(steps, folded, () -> writer.events.fold(transaction, folded));
        addUnlessEmpty(
                steps,
                fresh,
                () -> writer.outbox.append(
                        transaction, fresh.stream().map(this::message).toList()));
        Map<Follow.Kind, List<Follow>> follows = plan.follows().stream()
                .collect(Collectors.groupingBy(Follow::kind, LinkedHashMap::new, Collectors.toList()));
        follows.forEach((kind, some) -> steps.add(writer.people.follow(transaction, kind, some)));
        List<Answer> given = givenAnswers();
        addUnlessEmpty(steps, given, () -> writer.idempotency.answer(transaction, given));
        return steps;
    }

    private Outbox.Message message(Draft draft) {
        EventMessage event = draft.event();
        Envelope envelope = new Envelope(
                event.id().toString(),
                draft.issueId().toString(),
                Envelope.TYPE_PREFIX + event.action(),
                Envelope.SOURCE_PREFIX + event.account(),
                event.issue(),
                event.occurredAt().toString(),
                event.sequence(),
                draft.traceparent(),
                writer.rows.write(event));
        return new Outbox.Message(envelope, event.occurredAt());
    }

    private List<Answer> givenAnswers() {
        return todo.stream()
                .filter(item -> item.idempotency() != null)
                .map(item -> new Answer(
                        Key.of(item),
                        item.idempotency().requestHash(),
                        Recorded.written(answers.get(item)).status(),
                        writer.rows.write(answers.get(item))))
                .toList();
    }

    private Recorded recorded(Prepared item) {
        EventMessage written = answers.get(item);
        if (written != null) {
            return Recorded.written(written);
        }
        Key key = Key.of(item);
        Answer answer = earlier.get(key);
        Prepared first = claimants.get(key);
        String firstHash = answer == null ? first.idempotency().requestHash() : answer.requestHash();
        if (!firstHash.equals(item.idempotency().requestHash())) {
            return Recorded.refused(KEY_REUSED);
        }
        return answer == null
                ? Recorded.replayed(Recorded.written(answers.get(first)))
                : Recorded.replayed(new Recorded(
                        answer.status(), writer.rows.read(answer.body(), EventMessage.class), false, null));
    }

    private static final Problem KEY_REUSED = Problem.of(
            422,
            "idempotency-key-reused",
            "The idempotency key was used for something else",
            "Another request came with this Idempotency-Key; use a new key for each new event");

    /** To be called once the transaction has committed. */
    void committed() {
        writer.knownPeople.add(people);
        writer.knownProjects.add(projects);
        writer.knownIssues.add(issues.keySet());
    }

    private static void addUnlessEmpty(List<Uni<Void>> steps, Collection<?> rows, Supplier<Uni<Void>> step) {
        if (!rows.isEmpty()) {
            steps.add(step.get());
        }
    }
}
