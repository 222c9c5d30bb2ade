package dev.smoothevents.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Unavailable;
import dev.smoothevents.outbox.OutboxRelay;
import dev.smoothevents.outbox.OutboxWatch;
import dev.smoothevents.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The one way in: checks events and writes them down, each exactly once. */
@ApplicationScoped
public class EventRecorder {

    private static final Logger LOG = Logger.getLogger(EventRecorder.class);

    private static final Problem FAR_BEHIND = Problem.unavailable(
            "Events cannot be published at the moment, and too many wait; nothing was written, try again later");

    private final EventCheck check;
    private final CarefulWriter writer;
    private final OutboxRelay relay;
    private final OutboxWatch watch;
    private final HeldIssues held;
    private final List<WriteQueue<Prepared, Uni<Recorded>>> queues;

    EventRecorder(
            ActionCatalogue catalogue,
            Clock clock,
            ObjectMapper json,
            BatchWriter writer,
            OutboxRelay relay,
            OutboxWatch watch,
            Tracing tracing,
            Vertx vertx,
            EventConfig config,
            @ConfigProperty(name = "smooth.database.timeout") Duration patience) {
        this.check = new EventCheck(catalogue, clock, Ids::next, new RequestHash(json), tracing::incoming);
        this.writer = new CarefulWriter(writer::write, writer::held);
        this.relay = relay;
        this.watch = watch;
        this.held = new HeldIssues(
                writer::held, this::writeApart, config.batchSize(), config.queueSize(), System::nanoTime);
        int writers = config.writers().orElseGet(EventRecorder::halfTheProcessors);
        this.queues = IntStream.range(0, writers)
                .mapToObj(n -> new WriteQueue<>(
                        this::write,
                        config.batchSize(),
                        config.queueSize() / writers,
                        patience,
                        System::nanoTime,
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
                .chain(answer -> answer)
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

    /** What somebody holds in the database must not keep the others waiting: each event has an answer of its own. */
    private Uni<List<Uni<Recorded>>> write(List<Prepared> items) {
        return writer.write(items, held.amongst(items))
                .map(answers -> setApart(items, answers))
                .invoke(relay::poke);
    }

    private List<Uni<Recorded>> setApart(List<Prepared> items, List<Optional<Recorded>> answers) {
        List<Uni<Recorded>> all = new ArrayList<>(items.size());
        for (int n = 0; n < items.size(); n++) {
            Prepared item = items.get(n);
            all.add(answers.get(n).map(Uni.createFrom()::item).orElseGet(() -> held.add(item)));
        }
        return all;
    }

    private Uni<List<Optional<Recorded>>> writeApart(List<Prepared> items, Duration lockWait) {
        return writer.write(items, lockWait).invoke(relay::poke);
    }
}
