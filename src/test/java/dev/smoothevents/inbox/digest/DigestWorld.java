package dev.smoothevents.inbox.digest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.Api;
import dev.smoothevents.inbox.RetrySchedule;
import dev.smoothevents.inbox.StoryFinder;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.Lanes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A few people, issues and comments of one's own, in which time passes and things go wrong; and the judge of what came of it. */
final class DigestWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem");
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");
    private static final List<Short> LANES =
            IntStream.range(0, Lanes.COUNT).mapToObj(lane -> (short) lane).toList();

    private record Comment(UUID event, String issue, String id) {}

    private record Line(UUID event, String recipient, String status, String reason, UUID digest) {}

    private static final String PLAN = """
            INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, created_at)
            SELECT 'default', $1, $2, e.id, e.issue_id, $4, 0, 'digested', 'subscriber', $5
            FROM issue_events e WHERE e.account = 'default' AND e.id = $3
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private static final String LEDGER = """
            SELECT event_id, recipient, status, reason, digest_id FROM deliveries WHERE inbox = $1""";

    private static final String UNFINISHED = """
            SELECT count(*) AS n FROM deliveries WHERE inbox = $1 AND status = 'digested'""";

    private final Random random;
    private final Pool pool;
    private final String inbox;
    private final CrashingTable table;
    private final RecordingSender sender;
    private final DigestWork work;
    private final Map<String, DigestSchedule> settings = new ConcurrentHashMap<>();
    private final List<Comment> comments = new ArrayList<>();
    private final Set<UUID> gone = ConcurrentHashMap.newKeySet();
    private final Set<UUID> purged = new HashSet<>();
    private final Map<String, UUID> planned = new HashMap<>();
    private volatile Instant now = Instant.parse("2026-03-27T10:00:00Z"); // two days before clocks change in Europe

    DigestWorld(long seed, CrashingTable.Mistake mistake, Pool pool, StoryFinder stories, ObjectMapper json) {
        this.random = new Random(seed);
        this.pool = pool;
        this.inbox = "test-" + seed + "-" + UUID.randomUUID();
        this.table = new CrashingTable(pool, mistake, this::fate, 0.05);
        this.sender = new RecordingSender(inbox, this::fate, gone);
        this.work = new DigestWork(
                sender,
                (account, person) -> Uni.createFrom().item(settings.getOrDefault(person, DigestSchedule.DEFAULT)),
                table,
                stories,
                new RetrySchedule(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), this::fate),
                PATIENCE,
                json,
                clock());
        for (int issue = 0; issue < 4; issue++) {
            comment(Api.unique("dw/x#" + issue), 5);
        }
    }

    private synchronized double fate() {
        return random.nextDouble();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void comment(String issue, int times) {
        for (int n = 0; n < times; n++) {
            String id = issue + "/" + n;
            String event = Api.record(Api.event(issue, "comment_added")
                            .set(
                                    "record",
                                    Api.json("{'type':'comment','body':'words'}")
                                            .put("id", id)))
                    .path("id")
                    .textValue();
            comments.add(new Comment(UUID.fromString(event), issue, id));
        }
    }

    // ---- what happens ----------------------------------------------------------------------------------------------

    void live(int steps) {
        for (int step = 0; step < steps; step++) {
            int dice = random.nextInt(100);
            if (dice < 40) {
                plan(any(comments).event(), any(PEOPLE));
            } else if (dice < 60) {
                pass(Duration.ofMinutes(1 + random.nextInt(6 * 60)));
            } else if (dice < 90) {
                replicas(1 + random.nextInt(3));
            } else if (dice < 94) {
                prefer(any(PEOPLE));
            } else if (dice < 98) {
                delete(any(comments));
            } else {
                deleteIssue(any(comments).issue(), random.nextBoolean());
            }
        }
    }

    /** Nothing more goes wrong, and enough time passes for everybody. */
    void calmDown() {
        table.neverAgain();
        sender.becomeReliable();
        for (int hours = 0; hours < 10 * 24 && unfinished() > 0; hours += 3) {
            replicas(1);
            replicas(1);
            pass(Duration.ofHours(3));
        }
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void prefer(String person) {
        settings.put(
                person,
                new DigestSchedule(
                        any(List.of(DigestSchedule.Frequency.values())),
                        LocalTime.of(random.nextInt(24), random.nextInt(60)),
                        DayOfWeek.of(1 + random.nextInt(7)),
                        ZoneId.of(any(ZONES))));
    }

    private void plan(UUID event, String person) {
        if (gone.contains(event)) {
            return;
        }
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        Tuple values = Tuple.of(id, inbox, event, person, now.atOffset(ZoneOffset.UTC));
        if (run(PLAN, values).size() > 0) {
            planned.put(person + " " + event, event);
        }
    }

    private void delete(Comment comment) {
        if (gone.contains(comment.event())) {
            return;
        }
        Api.record(Api.event(comment.issue(), "comment_deleted")
                .set("record", Api.json("{'type':'comment'}").put("id", comment.id())));
        gone.add(comment.event());
    }

    private void deleteIssue(String issue, boolean purge) {
        given().queryParam("purge", purge).delete("/v1/issues/{key}", issue);
        for (Comment comment : comments) {
            if (comment.issue().equals(issue)) {
                gone.add(comment.event());
                if (purge) {
                    purged.add(comment.event());
                }
            }
        }
    }

    /** So many replicas gather and work at once; one that is killed leaves everything as it is. */
    private void replicas(int number) {
        List<Uni<Void>> all = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            all.add(survive(new Gathering(table, inbox).all()));
            all.add(survive(workOff()));
        }
        Uni.combine().all().unis(all).discardItems().await().atMost(PATIENCE);
    }

    private Uni<Void> workOff() {
        return work.fetch(new LaneQuery(LANES, List.of(), List.of(), 10)).chain(this::processAll);
    }

    private Uni<Void> processAll(List<DigestTable.Due> due) {
        List<Uni<Void>> all = due.stream()
                .map(digest -> survive(work.process(digest).replaceWithVoid()))
                .toList();
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(all).discardItems();
    }

    private static Uni<Void> survive(Uni<Void> task) {
        return task.onFailure(CrashingTable.Killed.class).recoverWithNull();
    }

    // ---- what came of it -------------------------------------------------------------------------------------------

    void judge() {
        assertThat(sender.faults()).isEmpty();
        Map<String, Set<UUID>> digestsOf = new HashMap<>();
        for (RecordingSender.Sent sent : sender.sent()) {
            for (UUID event : sent.events()) {
                digestsOf
                        .computeIfAbsent(sent.recipient() + " " + event, item -> new HashSet<>())
                        .add(sent.digest());
            }
        }
        assertThat(digestsOf.values()).as("each item in one digest").allMatch(digests -> digests.size() == 1);
        Map<String, Line> ledger = ledger();
        planned.forEach((item, event) -> judge(item, event, ledger.get(item), digestsOf.getOrDefault(item, Set.of())));
        assertThat(planned).hasSizeGreaterThan(10);
        assertThat(digestsOf).isNotEmpty();
    }

    private void judge(String item, UUID event, Line line, Set<UUID> digests) {
        if (purged.contains(event)) {
            assertThat(line).as(item).isNull();
            return;
        }
        assertThat(line).as(item).isNotNull();
        switch (line.status()) {
            case "delivered" -> assertThat(digests).as(item).containsExactly(line.digest());
            case "cancelled" -> assertThat(gone).as(item).contains(event);
            case "dead" -> assertThat(line.digest()).as(item).isNotNull();
            default -> throw new AssertionError(item + " is " + line);
        }
        if (!gone.contains(event) && !line.status().equals("dead")) {
            assertThat(line.status()).as(item).isEqualTo("delivered");
        }
    }

    private Map<String, Line> ledger() {
        Map<String, Line> ledger = new HashMap<>();
        for (Row row : run(LEDGER, Tuple.of(inbox))) {
            Line line = new Line(
                    row.getUUID("event_id"),
                    row.getString("recipient"),
                    row.getString("status"),
                    row.getString("reason"),
                    row.getUUID("digest_id"));
            ledger.put(line.recipient() + " " + line.event(), line);
        }
        return ledger;
    }

    private long unfinished() {
        return run(UNFINISHED, Tuple.of(inbox)).iterator().next().getLong("n");
    }

    private RowSet<Row> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(PATIENCE);
    }
}
