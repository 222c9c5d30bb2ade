package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.tracing.Traceparent;
import dev.smoothevents.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Store, then deliver: what an inbox does with a batch from the topic. It only plans; the plan is stored before the batch counts as read.
 * Kafka never waits for a provider. While the database is away it waits, and tries again until it is back.
 */
@ApplicationScoped
public class Ear {

    private static final Logger LOG = Logger.getLogger(Ear.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private record Letter(UUID issueId, EventMessage event, Span span) {

        String traceparent() {
            return Traceparent.of(span);
        }
    }

    /** Who hears, and what they make of it. */
    private record Hearing(String inbox, Policy policy, String telling) {}

    private final ObjectReader events;
    private final Lookout lookout;
    private final DeliveryTable deliveries;
    private final History history;
    private final UnreadableTable unreadable;
    private final DeliveryMeters meters;
    private final Tracing tracing;

    Ear(
            ObjectMapper json,
            Lookout lookout,
            DeliveryTable deliveries,
            History history,
            UnreadableTable unreadable,
            DeliveryMeters meters,
            Tracing tracing) {
        // a newer replica may have added fields
        this.events = json.readerFor(EventMessage.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.lookout = lookout;
        this.deliveries = deliveries;
        this.history = history;
        this.unreadable = unreadable;
        this.meters = meters;
        this.tracing = tracing;
    }

    /** Plans the batch for one inbox, to be told by its {@link Sender}. Completes when the plan is stored. */
    public Uni<Void> hear(String inbox, Policy policy, ConsumerRecords<byte[], byte[]> batch) {
        return hear(inbox, policy, null, batch);
    }

    /**
     * Plans the batch for one inbox whose telling is rows of its own. They are written by the same statement as the ledger, so exactly
     * once.
     *
     * @param telling an INSERT that reads from {@code planned (account, id, event_id, issue_id, recipient, status, reason)}, the new
     *     deliveries; those to be told have the status {@code delivered}
     */
    public Uni<Void> hear(String inbox, Policy policy, String telling, ConsumerRecords<byte[], byte[]> batch) {
        Hearing hearing = new Hearing(inbox, policy, telling);
        List<Letter> letters = new ArrayList<>();
        List<UnreadableTable.Entry> bad = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            read(inbox, message, letters, bad);
        }
        AtomicBoolean said = new AtomicBoolean();
        return Uni.createFrom()
                .deferred(() -> unreadable.keep(bad).chain(() -> planAll(hearing, letters)))
                .onFailure()
                .invoke(failure -> sayOnce(said, inbox, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onTermination()
                .invoke(() -> letters.forEach(letter -> letter.span().end()));
    }

    private static void sayOnce(AtomicBoolean said, String inbox, Throwable failure) {
        if (said.compareAndSet(false, true)) {
            LOG.warnf("%s: cannot plan, trying on: %s", inbox, failure);
        }
    }

    private void read(
            String inbox,
            ConsumerRecord<byte[], byte[]> message,
            List<Letter> letters,
            List<UnreadableTable.Entry> bad) {
        try {
            EventMessage event = events.readValue(message.value());
            UUID issueId = UUID.fromString(new String(message.key(), StandardCharsets.UTF_8));
            letters.add(new Letter(issueId, complete(event), span(inbox, message)));
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "%s: no event in %s-%d at %d, kept aside",
                    inbox, message.topic(), message.partition(), message.offset());
            bad.add(new UnreadableTable.Entry(inbox, message, String.valueOf(e.getMessage())));
        }
    }

    /** The plan of one event is a span; many share one statement, so they end together. */
    private Span span(String inbox, ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(Traceparent.HEADER);
        return header == null || header.value() == null
                ? Span.getInvalid()
                : tracing.start("plan " + inbox, SpanKind.CONSUMER, new String(header.value(), StandardCharsets.UTF_8));
    }

    private static EventMessage complete(EventMessage event) {
        if (event.id() == null
                || event.account() == null
                || event.issue() == null
                || event.project() == null
                || event.action() == null
                || event.actor() == null
                || event.extra() == null) {
            throw new IllegalArgumentException("a required field is missing");
        }
        return event;
    }

    private Uni<Void> planAll(Hearing hearing, List<Letter> letters) {
        Map<String, List<Letter>> byAccount = letters.stream()
                .collect(Collectors.groupingBy(
                        letter -> letter.event().account(), LinkedHashMap::new, Collectors.toList()));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Map.Entry<String, List<Letter>> account : byAccount.entrySet()) {
            all = all.chain(() -> planAccount(hearing, account.getKey(), account.getValue()));
        }
        return all;
    }

    private Uni<Void> planAccount(Hearing hearing, String account, List<Letter> letters) {
        Set<String> actions =
                letters.stream().map(letter -> letter.event().action()).collect(Collectors.toSet());
        return lookout.wanted(hearing.inbox(), account, actions)
                .map(wanted -> letters.stream()
                        .filter(letter -> wanted.contains(letter.event().action()))
                        .toList())
                .chain(mine -> mine.isEmpty() ? Uni.createFrom().voidItem() : planMine(hearing, account, mine));
    }

    private Uni<Void> planMine(Hearing hearing, String account, List<Letter> letters) {
        List<Lookout.Sighting> sightings = letters.stream()
                .map(letter -> new Lookout.Sighting(letter.issueId(), letter.event()))
                .toList();
        return lookout.around(hearing.inbox(), account, sightings)
                .call(surroundings -> planEarlier(hearing, letters, surroundings))
                .chain(surroundings -> planPieces(hearing, letters.iterator(), surroundings));
    }

    /** What must be told before these letters. */
    private Uni<Void> planEarlier(Hearing hearing, List<Letter> letters, Surroundings surroundings) {
        return history.missed(hearing.inbox(), gaps(hearing.policy(), letters, surroundings))
                .chain(earlier -> store(hearing, earlier));
    }

    private List<History.Gap> gaps(Policy policy, List<Letter> letters, Surroundings surroundings) {
        List<History.Gap> gaps = new ArrayList<>();
        for (Letter letter : letters) {
            Heard heard = surroundings.around(letter.event(), letter.issueId());
            if (heard != null && policy.wantsHistory(heard)) {
                Places.plan(policy, heard).stream()
                        .filter(planned -> !planned.skipped())
                        .forEach(planned ->
                                gaps.add(History.Gap.before(letter.event(), letter.issueId(), planned.recipient())));
            }
        }
        return gaps;
    }

    /** Some at a time: a few events may have very many recipients together. */
    private Uni<Void> planPieces(Hearing hearing, Iterator<Letter> letters, Surroundings surroundings) {
        List<DeliveryTable.NewDelivery> rows = new ArrayList<>();
        while (letters.hasNext() && rows.size() < DeliveryTable.ROWS_AT_ONCE) {
            addRows(rows, hearing, letters.next(), surroundings);
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : store(hearing, rows).chain(() -> planPieces(hearing, letters, surroundings));
    }

    private Uni<Void> store(Hearing hearing, List<DeliveryTable.NewDelivery> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : deliveries
                        .plan(rows, hearing.telling())
                        .invoke(counts -> meters.planned(hearing.inbox(), counts))
                        .replaceWithVoid();
    }

    private void addRows(
            List<DeliveryTable.NewDelivery> rows, Hearing hearing, Letter letter, Surroundings surroundings) {
        Heard heard = surroundings.around(letter.event(), letter.issueId());
        if (heard != null) {
            Places.plan(hearing.policy(), heard).forEach(planned -> rows.add(row(hearing, letter, planned)));
        }
    }

    private static DeliveryTable.NewDelivery row(Hearing hearing, Letter letter, Planned planned) {
        return DeliveryTable.NewDelivery.of(
                hearing.inbox(),
                letter.event(),
                letter.issueId(),
                letter.traceparent(),
                planned,
                hearing.telling() != null);
    }
}
