package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.inbox.FakeProvider.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider fails in every way there is, and everything arrives all the same, or says why not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(MoreInboxes.class)
class DeliveryFaultsTest {

    private final FakeProvider provider = new FakeProvider();
    private final String project = Api.unique("faults");

    @Inject
    Pool pool;

    /** The breaker is closed again before each test. */
    @BeforeEach
    void theProviderIsWell() {
        Parcels.awaitStatus(Parcels.send(project + "#0", provider.url("/well/0"), "well"), "delivered");
        provider.asked().clear();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void atAProvidersWishTheWholeDestinationWaits() {
        Answer wait = new Answer(429, "slowly", Map.of("Retry-After", "2"));
        Map<String, Long> askedAt = Collections.synchronizedMap(new HashMap<>());
        AtomicBoolean first = new AtomicBoolean(true);
        provider.answer(asked -> {
            askedAt.putIfAbsent(asked.body() + (first.get() ? "" : " again"), System.nanoTime());
            return first.getAndSet(false) ? wait : Answer.of(200, "ok");
        });
        String one = Parcels.send(project + "#1", provider.url("/busy/a"), "one");
        Parcels.until(() -> askedAt.size() == 1);
        long asked = askedAt.get("one");
        String two = Parcels.send(project + "#2", provider.url("/busy/b"), "two");

        JsonNode delivery = Parcels.awaitStatus(one, "delivered");
        JsonNode other = Parcels.awaitStatus(two, "delivered");

        assertThat(Parcels.outcomes(delivery)).containsExactly("transient", "delivered");
        assertThat(Parcels.outcomes(other)).as("its wait is no attempt").containsExactly("delivered");
        assertThat(delivery.at("/attempts/0/answer").asText()).isEqualTo("429 slowly");
        assertThat(Duration.ofNanos(askedAt.get("one again") - asked)).isGreaterThan(Duration.ofMillis(1_900));
        assertThat(Duration.ofNanos(askedAt.get("two again") - asked)).isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void anErrorOfTheProvidersIsTriedAgain() {
        answerOnce(Answer.of(500, "oops"));

        JsonNode delivery = Parcels.awaitStatus(send(1, "a"), "delivered");

        assertThat(Parcels.outcomes(delivery)).containsExactly("unreachable", "delivered");
        assertThat(delivery.at("/attempts/0/answer").asText()).isEqualTo("500 oops");
    }

    @Test
    void aReplyThatIsLostIsUnknownAndToldAgain() {
        answerOnce(Answer.reset());

        JsonNode delivery = Parcels.awaitStatus(send(1, "a"), "delivered");

        assertThat(Parcels.outcomes(delivery)).containsExactly("unknown", "delivered");
        assertThat(provider.asked()).as("work was done twice").hasSize(2);
    }

    @Test
    void aProviderThatHangsIsGivenUpForNowAndHoldsUpNobodyElse() {
        answerOnce(Answer.hang());
        String hanging = send(1, "a");
        Parcels.until(() -> provider.asked().size() == 1);
        AtomicInteger rings = new AtomicInteger();
        try (FakeProvider phone = new FakeProvider()) {
            phone.answer(asked -> Answer.of(200, "ring " + rings.incrementAndGet()));
            Api.record(Api.event(project + "#1", "alarm_raised")
                    .set("extra", Api.json("{}").put("page", phone.url("/ring"))));
            Parcels.until(() -> rings.get() == 1);
        }
        JsonNode delivery = Parcels.awaitStatus(hanging, "delivered");

        assertThat(Parcels.outcomes(delivery)).containsExactly("unknown", "delivered");
        assertThat(delivery.at("/attempts/0/durationMs").asLong()).isBetween(900L, 3_000L);
    }

    @Test
    void whatIsRefusedForGoodIsDeadAndHoldsUpNothing() {
        answerOnce(Answer.of(400, "no such thing"));
        String first = send(1, "a");
        String second = send(1, "b");

        JsonNode dead = Parcels.awaitStatus(first, "dead");

        assertThat(Parcels.outcomes(dead)).containsExactly("permanent");
        assertThat(dead.at("/attempts/0/answer").asText()).isEqualTo("400 no such thing");
        Parcels.awaitStatus(second, "delivered");
    }

    @Test
    void orderIsKeptPerRecipientAndIssueWhateverHappens() {
        AtomicInteger requests = new AtomicInteger();
        List<Answer> troubles = List.of(Answer.of(503, ""), Answer.of(200, "ok"), Answer.reset(), Answer.of(200, "ok"));
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        provider.answer(asked -> {
            Answer answer = troubles.get(requests.getAndIncrement() % troubles.size());
            if (answer.status() == 200) {
                told.add(asked.path() + asked.body());
            }
            return answer;
        });
        List<String> events = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            events.add(Parcels.send(project + "#1", provider.url("/order/a"), ":" + n));
            events.add(Parcels.send(project + "#2", provider.url("/order/a"), ";" + n));
        }
        events.forEach(event -> Parcels.awaitStatus(event, "delivered"));

        for (String issue : List.of(":", ";")) {
            assertThat(told.stream().filter(one -> one.contains(issue)))
                    .containsExactlyElementsOf(IntStream.range(0, 5)
                            .mapToObj(n -> "/order/a" + issue + n)
                            .toList());
        }
    }

    @Test
    void noDestinationIsToldFasterThanItsPace() {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        provider.answer(asked -> {
            times.add(System.nanoTime());
            return Answer.of(200, "ok");
        });
        List<String> events = IntStream.range(0, 40)
                .mapToObj(n -> Parcels.send(project + "#" + n, provider.url("/pace/" + n), "x"))
                .toList();
        events.forEach(event -> Parcels.awaitStatus(event, "delivered"));

        Duration all = Duration.ofNanos(times.get(39) - times.get(0));
        assertThat(all).as("40 at 10 a second, however they came in").isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void aProviderInTroubleIsLeftAloneAndWhatWaitsBurnsNoAttempts() {
        AtomicBoolean isWell = new AtomicBoolean();
        AtomicInteger failures = new AtomicInteger();
        Set<String> tried = ConcurrentHashMap.newKeySet();
        provider.answer(asked -> {
            if (isWell.get()) {
                return Answer.of(200, "ok");
            }
            tried.add(asked.path());
            failures.incrementAndGet();
            return Answer.of(500, "down");
        });
        List<String> events = IntStream.range(0, 60)
                .mapToObj(n -> Parcels.send(project + "#" + n, provider.url("/down" + n + "/x"), "x"))
                .toList();
        Parcels.until(
                () -> Api.get("/q/metrics").asString().contains("smooth_deliveries_breaker{provider=\"courier\"} 2.0"));
        String late = Parcels.send(project + "#99", provider.url("/late/x"), "x");
        JsonNode waiting = Parcels.delivery(late);
        assertThat(Parcels.status(waiting)).isEqualTo("pending");
        assertThat(waiting.get("attempts")).isEmpty();

        isWell.set(true);

        events.forEach(event -> Parcels.awaitStatus(event, "delivered"));
        assertThat(Parcels.outcomes(Parcels.awaitStatus(late, "delivered"))).containsExactly("delivered");
    }

    @Test
    void whatWasBegunAndNeverEndedIsUnknownAndToldAgain() {
        String event = send(1, "a");
        JsonNode delivery = Parcels.awaitStatus(event, "delivered");
        Instant begun = Instant.parse("2026-11-23T18:00:00Z");
        pool.preparedQuery("UPDATE deliveries SET status = 'delivering', begun_at = $2, attempts = '[]' WHERE id = $1")
                .execute(Tuple.of(
                        UUID.fromString(delivery.get("id").asText()), begun.atOffset(java.time.ZoneOffset.UTC)))
                .await()
                .atMost(Parcels.SOON);

        JsonNode again = Parcels.awaitStatus(event, "delivered");

        assertThat(Parcels.outcomes(again)).containsExactly("unknown", "delivered");
        assertThat(again.at("/attempts/0/at").asText()).isEqualTo("2026-11-23T18:00:00Z");
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void aRowKeepsItsFirstAttemptAndTheLastOnes() {
        String kept = pool.query("""
                        WITH RECURSIVE attempts (n, list) AS (
                            SELECT 0, '[]'::jsonb
                            UNION ALL
                            SELECT n + 1, attempts_with(list, jsonb_build_object('outcome', n::text)) FROM attempts WHERE n < 300)
                        SELECT list::text FROM attempts WHERE n = 300""")
                .execute()
                .await()
                .atMost(Parcels.SOON)
                .iterator()
                .next()
                .getString(0);

        assertThat(Api.read(kept).findValuesAsText("outcome"))
                .hasSize(20)
                .startsWith("0", "281")
                .endsWith("299");
    }

    private String send(int issue, String content) {
        return Parcels.send(project + "#" + issue, provider.url("/door/" + issue), content);
    }

    private void answerOnce(Answer trouble) {
        AtomicBoolean first = new AtomicBoolean(true);
        provider.answer(asked -> first.getAndSet(false) ? trouble : Answer.of(200, "ok"));
    }
}
