package dev.smoothevents.inbox;

import dev.smoothevents.sql.ByIndex;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement, run for many rows at once: those that come while a batch is under way are the next one, and share a round trip and a
 * commit. A lone one goes at once.
 */
final class Gathered {

    private record Waiting(Tuple values, UniEmitter<? super RowSet<Row>> emitter) {}

    private final Pool pool;
    private final String sql;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean running;

    Gathered(Pool pool, String sql) {
        this.pool = pool;
        this.sql = sql;
    }

    /** Fails where its batch fails, whoever's fault it is; then nothing of the batch is written. */
    Uni<RowSet<Row>> execute(Tuple values) {
        return Uni.createFrom().emitter(emitter -> {
            add(new Waiting(values, emitter));
            runNext();
        });
    }

    private synchronized void add(Waiting one) {
        waiting.add(one);
    }

    private synchronized List<Waiting> take() {
        if (running || waiting.isEmpty()) {
            return List.of();
        }
        running = true;
        List<Waiting> batch = waiting;
        waiting = new ArrayList<>();
        return batch;
    }

    private void runNext() {
        List<Waiting> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        List<Tuple> rows = batch.stream().map(Waiting::values).toList();
        Uni.createFrom()
                .deferred(() -> ByIndex.transaction(
                        pool, connection -> connection.preparedQuery(sql).executeBatch(rows)))
                .subscribe()
                .with(answers -> succeeded(batch, answers), failure -> failed(batch, failure));
    }

    private void succeeded(List<Waiting> batch, RowSet<Row> answers) {
        goOn();
        RowSet<Row> answer = answers;
        for (Waiting one : batch) {
            one.emitter().complete(answer);
            answer = answer.next();
        }
    }

    private void failed(List<Waiting> batch, Throwable failure) {
        goOn();
        batch.forEach(one -> one.emitter().fail(failure));
    }

    private void goOn() {
        synchronized (this) {
            running = false;
        }
        runNext();
    }
}
