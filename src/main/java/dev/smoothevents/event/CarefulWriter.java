package dev.smoothevents.event;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.Violation;
import dev.smoothevents.sql.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes batches so that no event suffers for another one. What may work the second time is tried again. What the database does not take
 * is found by halves and refused. What waits for somebody else is left out, with all that follows it of the same issue, and its answer is
 * empty: the caller sees to it apart.
 */
final class CarefulWriter {

    /** How long a batch may wait for what others hold: much longer than anybody needs for a batch, and what one held issue costs the others. */
    static final Duration LOCK_WAIT = Duration.ofMillis(500);

    /** The same once somebody is known to hold something. */
    static final Duration SHORT_LOCK_WAIT = Duration.ofMillis(100);

    /** For so long it is worth looking for who waits among many; then all that are left count as such. */
    private static final Duration SEARCH = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(CarefulWriter.class);
    private static final int RETRIES = 3;
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION = "40001";
    private static final String DATA_EXCEPTION = "22";

    private final BiFunction<List<Prepared>, Duration, Uni<List<Recorded>>> writer;
    private final Function<Set<IssueRef>, Uni<Set<IssueRef>>> held;

    /**
     * @param writer writes all or nothing, waiting so long for what others hold
     * @param held tells which of the issues somebody holds
     */
    CarefulWriter(
            BiFunction<List<Prepared>, Duration, Uni<List<Recorded>>> writer,
            Function<Set<IssueRef>, Uni<Set<IssueRef>>> held) {
        this.writer = writer;
        this.held = held;
    }

    /** Writes all but those of the issues that are left out; their answers are empty, too. */
    Uni<List<Optional<Recorded>>> write(List<Prepared> items, Set<IssueRef> leftOut) {
        return writeOthers(items, leftOut, new Terms(LOCK_WAIT, null));
    }

    /** Writes all; for events of one issue. */
    Uni<List<Optional<Recorded>>> write(List<Prepared> items, Duration lockWait) {
        return write(items, new Terms(lockWait, null));
    }

    /** @param searchUntil when the search for who waits is given up, in the time of {@link System#nanoTime()}; null before it begins */
    private record Terms(Duration lockWait, Long searchUntil) {

        Terms searching() {
            return searchUntil == null ? new Terms(SHORT_LOCK_WAIT, System.nanoTime() + SEARCH.toNanos()) : this;
        }

        boolean isSearchOver() {
            return searchUntil != null && System.nanoTime() - searchUntil >= 0;
        }
    }

    private Uni<List<Optional<Recorded>>> write(List<Prepared> items, Terms terms) {
        return writer.apply(items, terms.lockWait())
                .onFailure(CarefulWriter::isWorthAnotherTry)
                .retry()
                .atMost(RETRIES)
                .map(answers -> answers.stream().map(Optional::of).toList())
                .onFailure(CarefulWriter::isFaultOfAnItem)
                .recoverWithUni(failure -> isLockTimeout(failure)
                        ? leaveOutHeld(items, terms.searching())
                        : refuse(items, failure, terms));
    }

    private Uni<List<Optional<Recorded>>> writeOthers(List<Prepared> items, Set<IssueRef> leftOut, Terms terms) {
        if (leftOut.isEmpty()) {
            return write(items, terms);
        }
        List<Prepared> others =
                items.stream().filter(item -> !leftOut.contains(item.ref())).toList();
        Uni<List<Optional<Recorded>>> written =
                others.isEmpty() ? Uni.createFrom().item(List.of()) : write(others, terms);
        return written.map(answers -> spread(items, leftOut, answers.iterator()));
    }

    private static List<Optional<Recorded>> spread(
            List<Prepared> items, Set<IssueRef> leftOut, Iterator<Optional<Recorded>> answers) {
        List<Optional<Recorded>> all = new ArrayList<>(items.size());
        for (Prepared item : items) {
            all.add(leftOut.contains(item.ref()) ? Optional.empty() : answers.next());
        }
        return all;
    }

    /** Most often it is an issue's row. If not, it is a key, or a first sight: of that there is nothing to be seen but that it waits. */
    private Uni<List<Optional<Recorded>>> leaveOutHeld(List<Prepared> items, Terms terms) {
        Set<IssueRef> issues = items.stream().map(Prepared::ref).collect(Collectors.toSet());
        if (issues.size() == 1 || terms.isSearchOver()) {
            return writeOthers(items, issues, terms);
        }
        return held.apply(issues)
                .chain(known -> known.isEmpty() ? writeHalves(items, terms) : writeOthers(items, known, terms));
    }

    /** One item that the database does not take must not fail its neighbours. */
    private Uni<List<Optional<Recorded>>> refuse(List<Prepared> items, Throwable failure, Terms terms) {
        return items.size() == 1
                ? Uni.createFrom().item(List.of(Optional.of(Recorded.refused(problem(items.get(0), failure)))))
                : writeHalves(items, terms);
    }

    /** What waits in the first half holds back what follows it in the second. */
    private Uni<List<Optional<Recorded>>> writeHalves(List<Prepared> items, Terms terms) {
        List<Prepared> first = items.subList(0, items.size() / 2);
        List<Prepared> second = items.subList(items.size() / 2, items.size());
        return write(first, terms).chain(answers -> writeOthers(second, waiting(first, answers), terms)
                .map(more -> joined(answers, more)));
    }

    private static Set<IssueRef> waiting(List<Prepared> items, List<Optional<Recorded>> answers) {
        Set<IssueRef> waiting = new HashSet<>();
        for (int n = 0; n < items.size(); n++) {
            if (answers.get(n).isEmpty()) {
                waiting.add(items.get(n).ref());
            }
        }
        return waiting;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static Problem problem(Prepared item, Throwable failure) {
        if (failure instanceof PgException pg && pg.getSqlState().startsWith(DATA_EXCEPTION)) {
            return Problem.invalid(List.of(
                    new Violation("extra", "has a value that cannot be stored, such as a number out of range")));
        }
        LOG.errorf(failure, "The database refused a checked event of %s", item.issue());
        return Problem.of(
                500, "internal", "Something went wrong here", "The event could not be stored; nothing was written");
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof Batch.StaleKeys
                || failure instanceof PgException pg
                        && (DEADLOCK.equals(pg.getSqlState()) || SERIALIZATION.equals(pg.getSqlState()));
    }

    /** Data exceptions, integrity violations, program limits; and a wait that took too long. */
    private static boolean isFaultOfAnItem(Throwable failure) {
        return isLockTimeout(failure)
                || failure instanceof PgException pg
                        && pg.getSqlState() != null
                        && pg.getSqlState().matches("(22|23|54).*");
    }

    private static boolean isLockTimeout(Throwable failure) {
        return failure instanceof PgException pg && Limits.LOCK_TIMEOUT.equals(pg.getSqlState());
    }
}
