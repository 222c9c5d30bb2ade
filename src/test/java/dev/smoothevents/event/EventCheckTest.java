package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00.123456789Z");
    private static final UUID ID = new UUID(7, 7);
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final EventCheck check = new EventCheck(
            ActionCatalogue.builtIn(), Clock.fixed(NOW, ZoneOffset.UTC), () -> ID, new RequestHash(JSON), () -> null);

    // ---- defaults --------------------------------------------------------------------------------------------------

    @Test
    void issueAndActionAreEnough() {
        Prepared item = prepare("{'issue': 'acme/web#42', 'action': 'comment_added'}");

        assertThat(item.id()).isEqualTo(ID);
        assertThat(item.issue()).isEqualTo("acme/web#42");
        assertThat(item.action().name()).isEqualTo("comment_added");
        assertThat(item.actor()).isEqualTo("system");
        assertThat(item.project()).as("the issue's own").isNull();
        assertThat(item.record()).isNull();
        assertThat(item.extra()).isEmpty();
        assertThat(item.throttle()).isNull();
        assertThat(item.correlationId()).isEqualTo(ID.toString());
        assertThat(item.causationId()).isNull();
        assertThat(item.idempotency()).isNull();
    }

    @Test
    void itHappenedNowToTheMicrosecondUnlessSaid() {
        Instant micros = Instant.parse("2026-11-23T18:00:00.123456Z");

        assertThat(prepare("{'issue': 'i', 'action': 'comment_added'}").occurredAt())
                .isEqualTo(micros);
        Prepared said =
                prepare("{'issue': 'i', 'action': 'comment_added', 'occurredAt': '2026-11-01T00:00:00.000000999Z'}");
        assertThat(said.occurredAt()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(said.recordedAt()).isEqualTo(micros);
    }

    @Test
    void theThrottleIsTheActionsOwnUnlessSaid() {
        assertThat(prepare("{'issue': 'i', 'action': 'issue_viewed'}").throttle())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(prepare("{'issue': 'i', 'action': 'issue_viewed', 'throttleWithin': 'PT1M'}")
                        .throttle())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(prepare("{'issue': 'i', 'action': 'issue_viewed', 'throttleWithin': 'PT0S'}")
                        .throttle())
                .as("zero switches it off")
                .isNull();
    }

    @Test
    void whatIsSaidIsKept() {
        Prepared item = prepare("""
                {'issue': 'acme/web#42', 'project': 'acme/web', 'action': 'comment_added', 'actor': 'octocat',
                 'record': {'type': 'comment', 'id': '1001', 'url': 'u', 'title': 't', 'body': 'b', 'name': 'n'},
                 'extra': {'mentions': ['hubot'], 'mine': {'a': [1, null, true]}}}""");

        assertThat(item.project()).isEqualTo("acme/web");
        assertThat(item.actor()).isEqualTo("octocat");
        assertThat(item.recordType()).isEqualTo("comment");
        assertThat(item.recordId()).isEqualTo("1001");
        assertThat(item.record().body()).isEqualTo("b");
        assertThat(item.extra().toString()).isEqualTo("{\"mentions\":[\"hubot\"],\"mine\":{\"a\":[1,null,true]}}");
    }

    // ---- each fault names its field
    // ----------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "issue          | {'action': 'comment_added'}",
                "issue          | {'issue': '', 'action': 'comment_added'}",
                "issue          | {'issue': ' ', 'action': 'comment_added'}",
                "issue          | {'issue': 'a\\nb', 'action': 'comment_added'}",
                "issue          | {'issue': 'a\\u0000b', 'action': 'comment_added'}",
                "issue          | {'issue': 'a\\u0085b', 'action': 'comment_added'}",
                "issue          | {'issue': 'a\\ud83d', 'action': 'comment_added'}",
                "action         | {'issue': 'i'}",
                "action         | {'issue': 'i', 'action': ''}",
                "action         | {'issue': 'i', 'action': 'comment_aded'}",
                "action         | {'issue': 'i', 'action': 'Comment added'}",
                "project        | {'issue': 'i', 'action': 'comment_added', 'project': ''}",
                "project        | {'issue': 'i', 'action': 'comment_added', 'project': 'a\\tb'}",
                "actor          | {'issue': 'i', 'action': 'comment_added', 'actor': ' '}",
                "actor          | {'issue': 'i', 'action': 'comment_added', 'actor': 'a\\u001bb'}",
                "record.type    | {'issue': 'i', 'action': 'comment_added', 'record': {'id': '1'}}",
                "record.type    | {'issue': 'i', 'action': 'comment_added', 'record': {'type': ' ', 'id': '1'}}",
                "record.id      | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'comment'}}",
                "record.id      | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'c', 'id': ''}}",
                "record.body    | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'c', 'id': '1', 'body': '\\u0000'}}",
                "record.title   | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'c', 'id': '1', 'title': '\\udc00'}}",
                "record.name    | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'c', 'id': '1', 'name': '\\udc00'}}",
                "record.url     | {'issue': 'i', 'action': 'comment_added', 'record': {'type': 'c', 'id': '1', 'url': '\\u0000'}}",
                "extra.mentions | {'issue': 'i', 'action': 'comment_added', 'extra': {'mentions': 'hubot'}}",
                "extra.mentions[1] | {'issue': 'i', 'action': 'comment_added', 'extra': {'mentions': ['hubot', 7]}}",
                "extra.mine[0].x | {'issue': 'i', 'action': 'comment_added', 'extra': {'mine': [{'x': '\\u0000'}]}}",
                "extra          | {'issue': 'i', 'action': 'comment_added', 'extra': {'a\\u0000': 1}}",
                "occurredAt     | {'issue': 'i', 'action': 'comment_added', 'occurredAt': '2026-11-23T18:05:01Z'}",
                "occurredAt     | {'issue': 'i', 'action': 'comment_added', 'occurredAt': '1969-12-31T23:59:59Z'}",
                "throttleWithin | {'issue': 'i', 'action': 'comment_added', 'throttleWithin': 'PT-1S'}",
                "throttleWithin | {'issue': 'i', 'action': 'comment_added', 'throttleWithin': 'P366D'}"
            })
    void whatIsWrongIsNamed(String field, String event) {
        assertThat(faults(recording(event)))
                .singleElement()
                .extracting(Violation::field)
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "project", "actor"})
    void aKeyHasAtMostTwoHundredCharacters(String field) {
        ObjectNode event = JSON.createObjectNode().put("issue", "i").put("action", "comment_added");

        assertThat(faults(recording(event.put(field, "k".repeat(201)).toString())))
                .extracting(Violation::field)
                .containsExactly(field);
        assertThat(prepare(event.put(field, "😀".repeat(200)).toString()))
                .as("characters, not halves of them")
                .isNotNull();
    }

    @Test
    void anUnknownActionIsToldWhatMayHaveBeenMeant() {
        assertThat(faults(recording("{'issue': 'i', 'action': 'comment_aded'}"))
                        .get(0)
                        .message())
                .contains("did you mean comment_added");
    }

    @Test
    void theEdgesAreAcceptable() {
        assertThat(prepare("{'issue': 'i', 'action': 'comment_added', 'occurredAt': '2026-11-23T18:05:00Z'}"))
                .isNotNull();
        assertThat(prepare("{'issue': 'i', 'action': 'comment_added', 'occurredAt': '1970-01-01T00:00:00Z'}"))
                .isNotNull();
        assertThat(prepare("{'issue': 'i', 'action': 'comment_added', 'throttleWithin': 'P365D'}")
                        .throttle())
                .isEqualTo(Duration.ofDays(365));
        assertThat(prepare("{'issue': '%s', 'action': 'comment_added'}".formatted("k".repeat(200))))
                .isNotNull();
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        Recording recording = recording("""
                {'project': '', 'action': 'nope', 'actor': 'a\\nb', 'record': {'body': '\\u0000'},
                 'extra': {'x': '\\ud83d'}, 'occurredAt': '2030-01-01T00:00:00Z', 'throttleWithin': 'PT-1S'}""").withIdempotencyKey("");

        assertThat(faults(recording))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "issue",
                        "project",
                        "action",
                        "actor",
                        "record.type",
                        "record.id",
                        "record.body",
                        "extra.x",
                        "occurredAt",
                        "throttleWithin",
                        "Idempotency-Key");
    }

    // ---- headers ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"", "ümläut", "a\nb", "\t"})
    void anIdempotencyKeyIsPrintableAscii(String key) {
        Recording recording = recording("{'issue': 'i', 'action': 'comment_added'}");

        assertThat(faults(recording.withIdempotencyKey(key)))
                .extracting(Violation::field)
                .containsExactly("Idempotency-Key");
    }

    @Test
    void anIdempotencyKeyHasAtMost255Characters() {
        Recording recording = recording("{'issue': 'i', 'action': 'comment_added'}");

        assertThat(check.prepare(recording.withIdempotencyKey("k".repeat(255)))
                        .idempotency()
                        .key())
                .endsWith("k".repeat(255));
        assertThatThrownBy(() -> check.prepare(recording.withIdempotencyKey("k".repeat(256))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void theSameBodyHasTheSameHashAndAnotherOneAnother() {
        String hash = hash("{'issue': 'i', 'action': 'comment_added', 'extra': {'a': 1}}");

        assertThat(hash("{ 'action':'comment_added',  'issue':'i', 'extra': {'a': 1} }"))
                .isEqualTo(hash);
        assertThat(hash("{'issue': 'i', 'action': 'comment_added', 'extra': {'a': 2}}"))
                .isNotEqualTo(hash);
        assertThat(hash("{'issue': 'i', 'action': 'comment_edited', 'extra': {'a': 1}}"))
                .isNotEqualTo(hash);
    }

    @Test
    void keysOfDifferentSourcesAreDifferent() {
        NewEvent event = event("{'issue': 'i', 'action': 'comment_added'}");

        Prepared api = check.prepare(Recording.of("default", event, "api").withIdempotencyKey("1"));
        Prepared github = check.prepare(Recording.of("default", event, "github").withIdempotencyKey("1"));

        assertThat(api.idempotency().key()).isNotEqualTo(github.idempotency().key());
    }

    @Test
    void aCorrelationIdIsKeptAndCheckedLikeAKey() {
        NewEvent event = event("{'issue': 'i', 'action': 'comment_added'}");

        assertThat(check.prepare(new Recording("default", event, "api", "order-7", ID, null, null)))
                .extracting(Prepared::correlationId, Prepared::causationId)
                .containsExactly("order-7", ID);
        assertThat(faults(new Recording("default", event, "api", "a\nb", null, null, null)))
                .extracting(Violation::field)
                .containsExactly("X-Correlation-Id");
    }

    // ---- helpers ---------------------------------------------------------------------------------------------------

    private String hash(String event) {
        return check.prepare(recording(event).withIdempotencyKey("k"))
                .idempotency()
                .requestHash();
    }

    private Prepared prepare(String event) {
        return check.prepare(recording(event));
    }

    private List<Violation> faults(Recording recording) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check.prepare(recording));
        assertThat(refused).as("%s is refused", recording).isNotNull();
        assertThat(refused.problem().status()).isEqualTo(422);
        return refused.problem().violations();
    }

    private static Recording recording(String event) {
        return Recording.of("default", event(event), Recording.API);
    }

    /** JSON, in which single quotes stand for double ones. */
    private static NewEvent event(String text) {
        try {
            return JSON.readValue(text.replace('\'', '"'), NewEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
