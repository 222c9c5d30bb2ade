package dev.smoothevents.inbox.digest;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Puts what waits in the ledger into its recipients' open digests, some at a time. Replicas may do it at once. */
final class Gathering {

    private static final int ROWS = 5_000;

    private final DigestTable table;
    private final String inbox;

    Gathering(DigestTable table, String inbox) {
        this.table = table;
        this.inbox = inbox;
    }

    /** Until nothing is left. */
    Uni<Void> all() {
        return table.waiting(inbox, ROWS).chain(this::put);
    }

    private Uni<Void> put(List<DigestTable.Waiting> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.gather(inbox, people).chain(this::all);
    }
}
