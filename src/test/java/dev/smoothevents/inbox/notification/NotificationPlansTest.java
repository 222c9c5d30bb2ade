package dev.smoothevents.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.FreshDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a hundred thousand notifications, half of them of one person: each statement reads about what it answers, and no more. */
class NotificationPlansTest {

    private static final int LIMIT = 51;

    private static FreshDatabase database;

    @BeforeAll
    static void generate() {
        database = new FreshDatabase();
        database.ask(Generated.notifications(100_000, 2_000));
        database.ask("VACUUM ANALYZE");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void theCountsAreRight() {
        assertThat(database.ask("SELECT unread FROM notification_counts WHERE person = 'busy'"))
                .isEqualTo(
                        database.ask("SELECT count(*) FROM notifications WHERE person = 'busy' AND state = 'unread'"));
    }

    @Test
    void aPageOfTheInboxIsReadAlongItsIndex() throws SQLException {
        explain(NotificationTable.pageSql(Shelf.INBOX), "'default', 'busy', 60000, " + LIMIT)
                .usesOnly("notifications_in_inbox")
                .readsAtMost(LIMIT);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREAD", "READ", "ARCHIVED"})
    void aPageOfOneStateReadsNoOthers(Shelf shelf) throws SQLException {
        explain(NotificationTable.pageSql(shelf), "'default', 'busy', 60000, " + LIMIT)
                .usesOnly("notifications_by_state")
                .readsAtMost(LIMIT);
    }

    @Test
    void aPageOfOneIssueIsFoundByTheIssue() throws SQLException {
        String issue = database.ask("SELECT issue_id FROM notifications WHERE person = 'busy' LIMIT 1")
                .get(0);
        explain(
                        NotificationTable.issuePageSql(Shelf.INBOX),
                        "'default', 'busy', 9223372036854775807, " + LIMIT + ", '" + issue + "'")
                .usesOnly("notifications_by_issue")
                .readsAtMost(LIMIT);
    }

    @Test
    void whatWasMissedIsReadFromWhereItWasLeft() throws SQLException {
        explain(NotificationTable.MISSED, "'default', 'busy', 50000, 100000, 100")
                .usesOnly("notifications_in_inbox", "notifications_by_state")
                .readsAtMost(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"INBOX", "UNREAD"})
    void aPageByIssueReadsLittleMoreThanItsGroups(Shelf shelf) throws SQLException {
        explain(IssueTable.groupsSql(shelf), "'default', 'busy', 9223372036854775807, " + LIMIT)
                .usesOnly("notifications_in_inbox", "notifications_by_state", "notifications_by_issue", "issues_pkey")
                .readsAtMost(50 * LIMIT);
    }

    @Test
    void readAllGoesOnWhereItHasStopped() throws SQLException {
        Plan plan = explain(UnreadTable.READ_SOME_OF_ALL, "'default', 'busy', 0, 100000, 100");
        plan.usesOnly("notifications_by_state", "notifications_pkey").readsAtMost(500);
    }

    @Test
    void theCountIsOneRow() throws SQLException {
        explain(UnreadTable.COUNT, "'default', 'busy'")
                .usesOnly("notification_counts_pkey", "people_pkey")
                .readsAtMost(2);
    }

    /** As the client's prepared statements are planned when they have been used for a while: without looking at the values. */
    private static Plan explain(String sql, String values) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            connection.setAutoCommit(false);
            statement.execute("PREPARE asked AS " + sql);
            ResultSet rows = statement.executeQuery(
                    "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) EXECUTE asked (" + values + ")");
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            connection.rollback();
            return new Plan(text.toString());
        }
    }

    private record Plan(String text) {

        Plan usesOnly(String... indexes) {
            assertThat(text).doesNotContain("Seq Scan");
            List<String> used = all("(?:using|Bitmap Index Scan on) (\\S+)");
            assertThat(used).as(text).isNotEmpty().allSatisfy(index -> assertThat(index)
                    .isIn((Object[]) indexes));
            return this;
        }

        /** Rows that all scans together gave, over all their loops. */
        Plan readsAtMost(long rows) {
            long read = Pattern.compile("Scan.* rows=([0-9.]+) loops=(\\d+)")
                    .matcher(text)
                    .results()
                    .mapToLong(found -> Math.round(Double.parseDouble(found.group(1)) * Long.parseLong(found.group(2))))
                    .sum();
            long thrownAway = all("Rows Removed by Filter: (\\d+)").stream()
                    .mapToLong(Long::parseLong)
                    .sum();
            assertThat(read + thrownAway).as(text).isPositive().isLessThanOrEqualTo(rows);
            return this;
        }

        private List<String> all(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}
