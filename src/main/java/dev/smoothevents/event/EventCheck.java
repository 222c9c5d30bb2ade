package dev.smoothevents.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Keys;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Texts;
import dev.smoothevents.http.Violation;
import dev.smoothevents.http.Violations;
import dev.smoothevents.topic.EventRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Decides whether an event is acceptable, finds every fault at once, and fills in the defaults. */
final class EventCheck {

    private static final Duration MAX_THROTTLE = Duration.ofDays(365);
    private static final Duration MAX_FUTURE = Duration.ofMinutes(5);
    private static final int MAX_IDEMPOTENCY_KEY = 255;
    private static final int MAX_RECORD_TYPE = 100;
    private static final int ANY_LENGTH = Integer.MAX_VALUE;
    private static final IssueHint NO_HINT = new IssueHint(null, null, null, null, null);
    private static final String SYSTEM = "system";

    private static final Pattern ACTION_NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]+");

    private final ActionCatalogue catalogue;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final RequestHash hash;
    private final Supplier<String> traces;

    /** @param traces the traceparent of what is under way, or null */
    EventCheck(ActionCatalogue catalogue, Clock clock, Supplier<UUID> ids, RequestHash hash, Supplier<String> traces) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.ids = ids;
        this.hash = hash;
        this.traces = traces;
    }

    /** @throws ProblemException 422, naming every field at fault */
    Prepared prepare(Recording recording) {
        NewEvent event = recording.event();
        Instant now = clock.instant();
        Violations faults = new Violations()
                .key("issue", event.issue(), true)
                .key("project", event.project(), false)
                .key("actor", event.actor(), false)
                .key("X-Correlation-Id", recording.correlationId(), false);
        Action action = action(event.action(), faults);
        record(event.record(), faults);
        extra(action, event.extra(), faults);
        occurredAt(event.occurredAt(), now, faults);
        throttle(event.throttleWithin(), faults);
        idempotencyKey(recording.idempotencyKey(), faults);
        faults.throwIfAny();
        return prepared(recording, action, now);
    }

    private Prepared prepared(Recording recording, Action action, Instant now) {
        NewEvent event = recording.event();
        UUID id = ids.get();
        Instant occurredAt = event.occurredAt() == null ? now : event.occurredAt();
        Duration throttle = event.throttleWithin() == null ? action.throttle() : event.throttleWithin();
        return new Prepared(
                id,
                recording.account(),
                event.issue(),
                event.project(),
                action,
                event.actor() == null ? SYSTEM : event.actor(),
                event.record(),
                event.extra() == null ? JsonNodeFactory.instance.objectNode() : event.extra(),
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                now.truncatedTo(ChronoUnit.MICROS),
                throttle == null || throttle.isZero() ? null : throttle,
                recording.source(),
                recording.correlationId() == null ? id.toString() : recording.correlationId(),
                recording.causationId(),
                idempotency(recording),
                hint(recording.hint()),
                traces.get());
    }

    /** A hint that is no good is left aside: it is not what the event is about. */
    private static IssueHint hint(IssueHint hint) {
        if (hint == null) {
            return NO_HINT;
        }
        String creator = hint.creator() != null && Keys.fault(hint.creator()) == null ? hint.creator() : null;
        return new IssueHint(storable(hint.title()), storable(hint.url()), creator, hint.state(), hint.createdAt());
    }

    private static String storable(String text) {
        return text != null && Texts.fault(text) == null ? text : null;
    }

    /** Only callers of the API can reuse a key by mistake; a webhook's delivery id is the sender's own. */
    private Prepared.Idempotency idempotency(Recording recording) {
        if (recording.idempotencyKey() == null) {
            return null;
        }
        String asked = Recording.API.equals(recording.source()) ? hash.of(recording.event()) : recording.source();
        return new Prepared.Idempotency(recording.source() + ":" + recording.idempotencyKey(), asked);
    }

    private Action action(String name, Violations faults) {
        if (name == null) {
            faults.add("action", "is required");
            return null;
        }
        Action action = catalogue.find(name).orElse(null);
        if (action == null) {
            faults.add("action", unknown(name));
        }
        return action;
    }

    private String unknown(String name) {
        if (!ACTION_NAME.matcher(name).matches()) {
            return "must be snake_case as in comment_added; GET /v1/actions lists all";
        }
        List<String> near = catalogue.near(name);
        String hint = near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
        return "is not in the action catalogue" + hint + "; GET /v1/actions lists all";
    }

    private static void record(EventRecord record, Violations faults) {
        if (record == null) {
            return;
        }
        if (record.type() == null || record.type().isBlank()) {
            faults.add("record.type", "is required in a record");
        }
        faults.text("record.type", record.type(), MAX_RECORD_TYPE)
                .key("record.id", record.id(), true)
                .text("record.url", record.url(), ANY_LENGTH)
                .text("record.title", record.title(), ANY_LENGTH)
                .text("record.body", record.body(), ANY_LENGTH)
                .text("record.name", record.name(), ANY_LENGTH);
    }

    private void extra(Action action, ObjectNode extra, Violations faults) {
        if (extra == null) {
            return;
        }
        texts("extra", extra, faults);
        if (action != null) {
            for (Violation violation : catalogue.checkExtra(action, extra)) {
                faults.add(violation.field(), violation.message());
            }
        }
    }

    private static void texts(String path, JsonNode node, Violations faults) {
        if (node.isTextual()) {
            faults.text(path, node.textValue(), ANY_LENGTH);
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = Texts.fault(field.getKey()) == null ? field.getKey() : "?";
                faults.text(path, field.getKey(), ANY_LENGTH);
                texts(path + "." + name, field.getValue(), faults);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts(path + "[" + i + "]", node.get(i), faults);
            }
        }
    }

    private static void occurredAt(Instant occurredAt, Instant now, Violations faults) {
        if (occurredAt == null) {
            return;
        }
        if (occurredAt.isAfter(now.plus(MAX_FUTURE))) {
            faults.add("occurredAt", "must not be more than five minutes in the future");
        } else if (occurredAt.isBefore(Instant.EPOCH)) {
            faults.add("occurredAt", "must not be before 1970");
        }
    }

    private static void throttle(Duration throttle, Violations faults) {
        if (throttle != null && (throttle.isNegative() || throttle.compareTo(MAX_THROTTLE) > 0)) {
            faults.add("throttleWithin", "must be between PT0S and P365D, as in PT15M");
        }
    }

    private static void idempotencyKey(String key, Violations faults) {
        if (key != null
                && (key.length() > MAX_IDEMPOTENCY_KEY
                        || !PRINTABLE_ASCII.matcher(key).matches())) {
            faults.add("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
        }
    }
}
