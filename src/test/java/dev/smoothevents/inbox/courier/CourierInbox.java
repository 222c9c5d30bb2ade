package dev.smoothevents.inbox.courier;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Dispatcher;
import dev.smoothevents.inbox.Ear;
import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.inbox.RetryAfter;
import dev.smoothevents.inbox.Sender;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings the record's body to the address in the event. A destination is an address without what follows its last slash. */
@ApplicationScoped
@IfBuildProperty(name = "courier.enabled", stringValue = "true")
class CourierInbox implements Sender {

    static final Duration PACE = Duration.ofMillis(100);
    private static final long ANSWER_WITHIN_MS = 1_000;

    private final Ear ear;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final WebClient http;

    CourierInbox(Ear ear, Dispatcher dispatcher, Clock clock, Vertx vertx) {
        this.ear = ear;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.http = WebClient.create(vertx);
    }

    @Incoming("inbox-courier")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(inbox(), CourierInbox::plan, batch).invoke(() -> dispatcher.poke(inbox()));
    }

    private static List<Planned> plan(Heard heard) {
        String address = heard.event().extra().path("address").asText();
        return address.isEmpty() ? List.of() : List.of(Planned.tell(address, "named"));
    }

    @Override
    public String inbox() {
        return "courier";
    }

    @Override
    public String destination(Delivery delivery) {
        return URI.create(delivery.recipient()).resolve(".").toString();
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return http.postAbs(delivery.recipient())
                .timeout(ANSWER_WITHIN_MS)
                .sendBuffer(Buffer.buffer(delivery.story().event().record().body()))
                .map(this::read)
                .onFailure()
                .recoverWithItem(CourierInbox::noAnswer);
    }

    private Outcome read(HttpResponse<Buffer> answer) {
        String said = answer.statusCode() + " " + answer.bodyAsString();
        return switch (answer.statusCode()) {
            case 200 -> Outcome.delivered(said);
            case 410 -> Outcome.destinationGone(said);
            case 429 ->
                Outcome.transientFailure(
                        said,
                        RetryAfter.parse(answer.getHeader("Retry-After"), clock.instant())
                                .orElse(null));
            default -> answer.statusCode() >= 500 ? Outcome.unreachable(said) : Outcome.permanentFailure(said);
        };
    }

    private static Outcome noAnswer(Throwable failure) {
        return failure instanceof ConnectException
                ? Outcome.unreachable("cannot be reached")
                : Outcome.unknown("no answer: " + failure.getClass().getSimpleName());
    }
}
