package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CarefulWriterTest {

    private static final Recorded DONE = new Recorded(201, null, false, null);

    private final List<Prepared> written = new ArrayList<>();
    private final Set<IssueRef> heldIssues = new HashSet<>();
    private final Set<Prepared> blocked = new HashSet<>();
    private final Set<Prepared> unacceptable = new HashSet<>();
    private final List<Throwable> next = new ArrayList<>();
    private int attempts;
    private final CarefulWriter writer = new CarefulWriter(this::writeAllOrNothing, this::held);

    @Test
    void withoutTroubleItIsOneAttempt() {
        List<Prepared> items = events(5);

        assertThat(write(items)).isEqualTo("+++++");
        assertThat(written).containsExactlyElementsOf(items);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void anIssueThatIsHeldIsLeftOutWithAllOfItsEvents() {
        List<Prepared> items = List.of(event("a"), event("b"), event("a"), event("c"));
        heldIssues.add(items.get(0).ref());

        assertThat(write(items)).isEqualTo(".+.+");
        assertThat(written).containsExactly(items.get(1), items.get(3));
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void howeverManyAreHeldTheyAreFoundAtOnce() {
        List<Prepared> items = events(200);
        items.stream().limit(150).forEach(item -> heldIssues.add(item.ref()));

        assertThat(write(items)).isEqualTo(".".repeat(150) + "+".repeat(50));
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void whereEverythingIsHeldNothingIsWritten() {
        List<Prepared> items = events(3);
        items.forEach(item -> heldIssues.add(item.ref()));

        assertThat(write(items)).isEqualTo("...");
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aKeyThatIsClaimedElsewhereIsFoundByHalves() {
        List<Prepared> items = events(200);
        blocked.add(items.get(137));

        assertThat(write(items)).isEqualTo("+".repeat(137) + "." + "+".repeat(62));
        assertThat(attempts).isLessThan(20);
    }

    @Test
    void whatFollowsABlockedEventOfTheSameIssueWaitsBehindIt() {
        List<Prepared> items = List.of(event("a"), event("b"), event("c"), event("a"));
        blocked.add(items.get(0));

        assertThat(write(items)).isEqualTo(".++.");
    }

    @Test
    void theIssuesThatAreLeftOutBeforehandAreNotEvenTried() {
        List<Prepared> items = List.of(event("a"), event("b"), event("a"));

        String answers = marks(writer.write(items, Set.of(items.get(0).ref())));

        assertThat(answers).isEqualTo(".+.");
        assertThat(written).containsExactly(items.get(1));
        assertThat(marks(writer.write(
                        items, Set.of(items.get(0).ref(), items.get(1).ref()))))
                .isEqualTo("...");
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsRefusedAloneAndTheOrderIsKept() {
        List<Prepared> items = IntStream.range(0, 50).mapToObj(n -> event("a")).toList();
        unacceptable.add(items.get(20));

        assertThat(write(items)).isEqualTo("+".repeat(20) + "!" + "+".repeat(29));
        List<Prepared> others = new ArrayList<>(items);
        others.remove(20);
        assertThat(written).containsExactlyElementsOf(others);
    }

    @Test
    void aDeadlockIsTriedAgainAndAnAbsentDatabaseIsNot() {
        next.add(new PgException("deadlock", "ERROR", "40P01", null));
        assertThat(write(events(2))).isEqualTo("++");
        assertThat(attempts).isEqualTo(2);

        next.add(new IllegalStateException("away"));
        assertThat(writer.write(events(2), Set.of())
                        .onItem()
                        .transform(answers -> "written")
                        .onFailure()
                        .recoverWithItem(Throwable::getMessage)
                        .await()
                        .indefinitely())
                .isEqualTo("away");
        assertThat(attempts).isEqualTo(3);
    }

    private String write(List<Prepared> items) {
        return marks(writer.write(items, Set.of()));
    }

    /** + written, ! refused, . left out */
    private static String marks(Uni<List<Optional<Recorded>>> answers) {
        return answers.await().indefinitely().stream()
                .map(answer ->
                        answer.map(done -> done.status() == 201 ? "+" : "!").orElse("."))
                .collect(Collectors.joining());
    }

    private static List<Prepared> events(int issues) {
        return IntStream.range(0, issues).mapToObj(n -> event("issue-" + n)).toList();
    }

    private static Prepared event(String issue) {
        return Items.of("comment_added").issue(issue).prepared();
    }

    private Uni<List<Recorded>> writeAllOrNothing(List<Prepared> items, Duration lockWait) {
        return Uni.createFrom().deferred(() -> {
            attempts++;
            Throwable failure = failure(items);
            if (failure != null) {
                return Uni.createFrom().failure(failure);
            }
            written.addAll(items);
            return Uni.createFrom().item(items.stream().map(item -> DONE).toList());
        });
    }

    private Throwable failure(List<Prepared> items) {
        if (!next.isEmpty()) {
            return next.remove(0);
        }
        if (items.stream().anyMatch(item -> heldIssues.contains(item.ref()) || blocked.contains(item))) {
            return new PgException("canceling statement due to lock timeout", "ERROR", "55P03", null);
        }
        return items.stream().anyMatch(unacceptable::contains)
                ? new PgException("out of range", "ERROR", "22003", null)
                : null;
    }

    private Uni<Set<IssueRef>> held(Set<IssueRef> issues) {
        return Uni.createFrom()
                .item(issues.stream().filter(heldIssues::contains).collect(Collectors.toSet()));
    }
}
