package dev.smoothevents.inbox.digest;

import dev.smoothevents.lane.LaneQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/** The real table of a replica that is killed now and then: before a statement, or after its commit and before anybody knew of it. */
class CrashingTable extends DigestTable {

    /** To see that the judge of what came of it has eyes. */
    enum Mistake {
        NONE,
        TELLS_WHAT_IS_GONE,
        GATHERS_AGAIN_WHAT_WAS_TRIED,
        FORGETS_THE_ITEMS
    }

    private static final String LOOSE = "UPDATE deliveries SET digest_id = NULL WHERE account = $1 AND digest_id = $2";
    private static final String ALONE = "UPDATE digests SET status = 'delivered' WHERE account = $1 AND id = $2";

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Pool pool;
    private final Mistake mistake;
    private final DoubleSupplier random;
    private volatile double share;

    /** @param share how many of the statements end so, each way */
    CrashingTable(Pool pool, Mistake mistake, DoubleSupplier random, double share) {
        super(pool);
        this.pool = pool;
        this.mistake = mistake;
        this.random = random;
        this.share = share;
    }

    void neverAgain() {
        share = 0;
    }

    private <T> Uni<T> perhaps(Uni<T> statement) {
        return Uni.createFrom().deferred(() -> {
            double fate = random.getAsDouble();
            if (fate < share) {
                return Uni.createFrom().failure(new Killed());
            }
            return fate < 2 * share ? statement.onItem().failWith(Killed::new) : statement;
        });
    }

    @Override
    Uni<List<Waiting>> waiting(String inbox, int rows) {
        return perhaps(super.waiting(inbox, rows));
    }

    @Override
    Uni<Void> gather(String inbox, List<Waiting> people) {
        return perhaps(super.gather(inbox, people));
    }

    @Override
    Uni<List<Due>> fetch(String inbox, LaneQuery query, Instant now) {
        return perhaps(super.fetch(inbox, query, now));
    }

    @Override
    Uni<Void> lookAgain(Due digest, Instant at) {
        return perhaps(super.lookAgain(digest, at));
    }

    @Override
    Uni<Void> close(Due digest, Instant now, int most) {
        return perhaps(super.close(digest, now, Math.min(most, 4)));
    }

    @Override
    Uni<Void> withdraw(Due digest) {
        return mistake == Mistake.TELLS_WHAT_IS_GONE ? Uni.createFrom().voidItem() : perhaps(super.withdraw(digest));
    }

    @Override
    Uni<List<Item>> items(Due digest) {
        return perhaps(super.items(digest));
    }

    @Override
    Uni<Void> skip(String account, List<UUID> deliveries, String reason) {
        return perhaps(super.skip(account, deliveries, reason));
    }

    @Override
    Uni<Void> conclude(Due digest, String status, String attempt, String reason) {
        return mistake == Mistake.FORGETS_THE_ITEMS && status.equals("delivered")
                ? run(ALONE, digest)
                : perhaps(super.conclude(digest, status, attempt, reason));
    }

    @Override
    Uni<Void> tryAgain(Due digest, Instant at, String attempt) {
        Uni<Void> again = perhaps(super.tryAgain(digest, at, attempt));
        return mistake == Mistake.GATHERS_AGAIN_WHAT_WAS_TRIED ? again.chain(() -> run(LOOSE, digest)) : again;
    }

    private Uni<Void> run(String sql, Due digest) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(digest.account(), digest.id()))
                .replaceWithVoid();
    }
}
