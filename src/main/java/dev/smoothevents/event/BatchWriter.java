package dev.smoothevents.event;

import dev.smoothevents.outbox.Outbox;
import dev.smoothevents.sql.Limits;
import dev.smoothevents.sql.PipelinedTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes a batch of events in one transaction: all of it or nothing. */
@ApplicationScoped
class BatchWriter {

    final IdempotencyTable idempotency;
    final PeopleTable people;
    final IssueTable issues;
    final EventTable events;
    final EventRows rows;
    final Outbox outbox;
    final Supplier<UUID> ids = Ids::next;
    final KnownKeys<PeopleTable.Ref> knownPeople = new KnownKeys<>();
    final KnownKeys<PeopleTable.Ref> knownProjects = new KnownKeys<>();
    final KnownKeys<IssueRef> knownIssues = new KnownKeys<>();
    private final Pool pool;

    BatchWriter(
            Pool pool,
            IdempotencyTable idempotency,
            PeopleTable people,
            IssueTable issues,
            EventTable events,
            EventRows rows,
            Outbox outbox) {
        this.pool = pool;
        this.idempotency = idempotency;
        this.people = people;
        this.issues = issues;
        this.events = events;
        this.rows = rows;
        this.outbox = outbox;
    }

    /**
     * The answers come in the order of the items, after the commit.
     *
     * @param lockWait how long to wait for what other transactions hold
     */
    Uni<List<Recorded>> write(List<Prepared> items, Duration lockWait) {
        Batch batch = new Batch(this, items);
        return PipelinedTransaction.run(pool, Limits.of(lockWait), batch::write).invoke(batch::committed);
    }

    /** Which of the issues another transaction has locked at this moment. */
    Uni<Set<IssueRef>> held(Set<IssueRef> refs) {
        return issues.held(pool, refs);
    }
}
