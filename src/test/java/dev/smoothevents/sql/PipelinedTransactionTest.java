package dev.smoothevents.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PipelinedTransactionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private final String key = "pipelined-" + UUID.randomUUID();

    @Test
    void allIsThereAfterTheCommit() {
        run(transaction ->
                transaction.commitWith(List.of(insert(transaction, key + "-1"), insert(transaction, key + "-2"))));

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void whereOneOfTheLastStatementsFailsNothingIsThereAndItsFailureIsTold() {
        assertThatThrownBy(() -> run(transaction -> transaction.commitWith(List.of(
                        insert(transaction, key + "-1"),
                        say(transaction, "SELECT 1/0"),
                        insert(transaction, key + "-2")))))
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("22012"));

        assertThat(stored()).isZero();
    }

    @Test
    void whatFailsBeforeTheCommitIsRolledBack() {
        assertThatThrownBy(() -> run(transaction -> insert(transaction, key + "-1")
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("changed my mind")))))
                .hasMessage("changed my mind");

        assertThat(stored()).isZero();
    }

    @Test
    void itsConnectionIsGoodForTheNext() {
        for (int n = 0; n < 40; n++) {
            assertThatThrownBy(() -> run(transaction -> say(transaction, "SELECT 1/0")))
                    .isInstanceOf(PgException.class);
        }

        run(transaction -> transaction.commitWith(List.of(insert(transaction, key + "-1"))));

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void beginHasBeenAnsweredOnceItSaysSo() {
        Boolean inTransaction = PipelinedTransaction.run(pool, ByIndex.INDEX_ONLY, transaction -> transaction
                        .begun()
                        .chain(() -> transaction
                                .connection()
                                .query("SELECT now() <> statement_timestamp() AS later, pg_sleep(0.01)")
                                .execute())
                        .map(rows -> rows.iterator().next().getBoolean("later"))
                        .call(later -> transaction.commitWith(List.of())))
                .await()
                .atMost(PATIENCE);

        assertThat(inTransaction).isTrue();
    }

    private void run(Function<PipelinedTransaction, Uni<Void>> work) {
        PipelinedTransaction.run(pool, ByIndex.INDEX_ONLY, work).await().atMost(PATIENCE);
    }

    private static Uni<Void> insert(PipelinedTransaction transaction, String project) {
        return say(transaction, "INSERT INTO projects (account, key) VALUES ('default', '" + project + "')");
    }

    private static Uni<Void> say(PipelinedTransaction transaction, String sql) {
        SqlConnection connection = transaction.connection();
        return connection.query(sql).execute().replaceWithVoid();
    }

    private long stored() {
        return pool.query("SELECT count(*) FROM projects WHERE key LIKE '" + key + "%'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
