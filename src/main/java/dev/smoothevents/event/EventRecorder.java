package dev.smoothevents.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Unavailable;
import dev.smoothevents.http.Violation;
import dev.smoothevents.outbox.OutboxRelay;
import dev.smoothevents.outbox.OutboxWatch;
import dev.smoothevents.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** The one way in: checks events and writes them down, each exactly once. */
@ApplicationScoped
public class EventRecorder {

    private static final Logger LOG = Logger.getLogger(EventRecorder.class);
    private static final int RETRIES = 3;
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION = "40001";
    private static final String DATA_EXCEPTION = "22";
    private static final String LOCK_TIMEOUT = "55P03";

    private static final Problem FAR_BEHIND = Problem.unavailable(
            "Events cannot be published at the moment, and too many wait; nothing was written, try again later");

    private final EventCheck check;
    private final BatchWriter writer;
    private final OutboxRelay relay;
    private final OutboxWatch watch;
    private final List<WriteQueue<Prepared, Recorded>> queues;

    EventRecorder(
            ActionCatalogue catalogue,
            Clock clock,
            ObjectMapper json,
            BatchWriter writer,
            OutboxRelay relay,
            OutboxWatch watch,
            Tracing tracing,
            Vertx vertx,
            EventConfig config) {
        this.check = new EventCheck(catalogue, clock, Ids::next, new RequestHash(json), tracing::incoming);
        this.writer = writer;
        this.relay = relay;
        this.watch = watch;
        int writers = config.writers().orElseGet(EventRecorder::halfTheProcessors);
        this.queues = IntStream.range(0, writers)
                .mapToObj(n -> new WriteQueue<>(
                        this::write,
                        config.batchSize(),
                        config.queueSize() / writers,
                        task -> vertx.setTimer(Gathering.MILLISECONDS, timer -> task.run())))
                .toList();
    }

    /** The database needs as many again. Fewer and larger batches are cheaper than more. */
    private static int halfTheProcessors() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Records the events. The answers come in the same order; one refused event does not fail its neighbours, and events of one issue are
     * written in the order given. Where the database is away or too much waits, the answer is a 503 problem; then it may not be known
     * whether the event was written, and only an idempotency key makes asking again safe.
     */
    public Uni<List<Recorded>> record(List<Recording> recordings) {
        List<Uni<Recorded>> answers = recordings.stream().map(this::recordOne).toList();
        return answers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(answers).andFailFast();
    }

    private Uni<Recorded> recordOne(Recording recording) {
        Prepared item;
        try {
            item = check.prepare(recording);
        } catch (ProblemException e) {
            return Uni.createFrom().item(Recorded.refused(e.problem()));
        }
        if (watch.isTooFarBehind()) {
            return Uni.createFrom().item(Recorded.refused(FAR_BEHIND));
        }
        // an issue is always in the same queue, so its events keep their order and batches do not wait for each other
        return queues.get(Math.floorMod(item.ref().hashCode(), queues.size()))
                .add(item)
                .onFailure()
                .recoverWithItem(failure -> Recorded.refused(unavailable(item, failure)));
    }

    private static Problem unavailable(Prepared item, Throwable failure) {
        if (failure instanceof WriteQueue.Overloaded) {
            return Problem.unavailable(
                    "Too many events wait to be written; nothing was written, try again in a moment");
        }
        if (Unavailable.isBehind(failure)) {
            LOG.debugf(failure, "The database is away");
            return Problem.unavailable(
                    "The database does not answer; try again in a moment, with the same Idempotency-Key");
        }
        LOG.errorf(failure, "An event of %s could not be recorded", item.issue());
        return Problem.internal();
    }

    private Uni<List<Recorded>> write(List<Prepared> items) {
        return writer.write(items)
                .onFailure(EventRecorder::isWorthAnotherTry)
                .retry()
                .atMost(RETRIES)
                .onFailure(EventRecorder::isFaultOfAnItem)
                .recoverWithUni(failure -> writeEachAlone(items, failure))
                .invoke(relay::poke);
    }

    /** One item that the database does not take must not fail its neighbours. */
    private Uni<List<Recorded>> writeEachAlone(List<Prepared> items, Throwable failure) {
        if (items.size() == 1) {
            return Uni.createFrom().item(List.of(Recorded.refused(problem(items.get(0), failure))));
        }
        Uni<List<Recorded>> all = Uni.createFrom().item(new ArrayList<>());
        for (Prepared item : items) {
            all = all.chain(
                    written -> write(List.of(item)).invoke(written::addAll).replaceWith(written));
        }
        return all;
    }

    private static Problem problem(Prepared item, Throwable failure) {
        if (isLockTimeout(failure)) {
            return Problem.of(
                    409,
                    "in-progress",
                    "The same request is in progress",
                    "Another request holds this issue or Idempotency-Key; try again in a moment");
        }
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
        return failure instanceof PgException pg && LOCK_TIMEOUT.equals(pg.getSqlState());
    }
}
