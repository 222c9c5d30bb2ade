package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With change data capture the outbox is only passed through. A trigger stands in for the write-ahead log. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(CdcModeTest.Cdc.class)
class CdcModeTest {

    private static final String WATCH = """
            CREATE TABLE outbox_changes (n bigint GENERATED ALWAYS AS IDENTITY, transaction text, operation text, subject text, sequence bigint);
            CREATE FUNCTION note_outbox_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO outbox_changes (transaction, operation, subject, sequence)
                SELECT pg_current_xact_id()::text, TG_OP, r.subject, r.aggregateversion
                FROM (SELECT (coalesce(NEW, OLD)).*) r;
                RETURN NULL;
            END $$;
            CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON outbox
                FOR EACH ROW EXECUTE FUNCTION note_outbox_change();""";

    private static final String STOP_WATCHING = """
            DROP TRIGGER note_change ON outbox;
            DROP FUNCTION note_outbox_change();
            DROP TABLE outbox_changes;""";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LEAVE_BEHIND = """
            INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time, created_at)
            VALUES (1, gen_random_uuid(), 'issue', $1, 'left', '{}', 1, 0, '/accounts/default', $1, '', now() - interval '1 day')""";

    @Inject
    Pool pool;

    @Inject
    OutboxWatch watch;

    private final String issue = unique("acme/cdc#1");

    @BeforeEach
    void watch() {
        pool.query(WATCH).execute().await().indefinitely();
    }

    @AfterEach
    void stopWatching() {
        pool.query(STOP_WATCHING).execute().await().indefinitely();
    }

    @Test
    void aRowIsInsertedAndDeletedInOneTransaction() {
        record(event(issue, "issue_opened"));
        record(event(issue, "issue_closed"));

        List<Row> changes = changes();
        assertThat(changes)
                .extracting(row -> row.getString("operation"))
                .containsExactly("INSERT", "DELETE", "INSERT", "DELETE");
        assertThat(changes).extracting(row -> row.getLong("sequence")).containsExactly(1L, 1L, 2L, 2L);
        assertThat(changes.get(0).getString("transaction"))
                .isEqualTo(changes.get(1).getString("transaction"));
        assertThat(changes.get(2).getString("transaction"))
                .isEqualTo(changes.get(3).getString("transaction"));
        assertThat(waiting()).isZero();
    }

    @Test
    void theRelayRests() {
        await().atMost(PATIENCE).until(() -> relays() == 0);
    }

    @Test
    void whatTheRelayHasLeftInTheTableDoesNotStopTheRecording() {
        String left = unique("left");
        pool.preparedQuery(LEAVE_BEHIND).execute(Tuple.of(left)).await().indefinitely();
        try {
            await().atMost(PATIENCE)
                    .until(() -> watch.state().age() > Duration.ofHours(2).toSeconds());

            record(event(issue, "issue_opened"));
        } finally {
            pool.preparedQuery("DELETE FROM outbox WHERE subject = $1")
                    .execute(Tuple.of(left))
                    .await()
                    .indefinitely();
        }
    }

    private List<Row> changes() {
        List<Row> changes = new ArrayList<>();
        pool.preparedQuery("SELECT * FROM outbox_changes WHERE subject = $1 ORDER BY n")
                .execute(Tuple.of(issue))
                .await()
                .indefinitely()
                .forEach(changes::add);
        return changes;
    }

    private long relays() {
        return count("SELECT count(*) FROM lane_members WHERE work = $1 AND expires_at > now()", "outbox");
    }

    private long waiting() {
        return count("SELECT count(*) FROM outbox WHERE subject = $1", issue);
    }

    private long count(String sql, String value) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(value))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public static class Cdc implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smooth.outbox.mode", "cdc");
        }
    }
}
