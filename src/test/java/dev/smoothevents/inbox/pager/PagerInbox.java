package dev.smoothevents.inbox.pager;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Dispatcher;
import dev.smoothevents.inbox.Ear;
import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.inbox.Sender;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** An inbox as the README tells to add one: it calls the address that the event names. For tests only. */
@ApplicationScoped
@IfBuildProperty(name = "pager.enabled", stringValue = "true")
class PagerInbox implements Sender {

    private final Ear ear;
    private final Dispatcher dispatcher;
    private final WebClient http;

    PagerInbox(Ear ear, Dispatcher dispatcher, Vertx vertx) {
        this.ear = ear;
        this.dispatcher = dispatcher;
        this.http = WebClient.create(vertx);
    }

    @Incoming("inbox-pager")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(inbox(), PagerInbox::plan, batch).invoke(() -> dispatcher.poke(inbox()));
    }

    private static List<Planned> plan(Heard heard) {
        String address = heard.event().extra().path("page").asText();
        return address.isEmpty() ? List.of() : List.of(Planned.tell(address, "on call"));
    }

    @Override
    public String inbox() {
        return "pager";
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        Buffer text = Buffer.buffer(delivery.story().text());
        return http.postAbs(delivery.recipient())
                .sendBuffer(text)
                .map(answer -> answer.statusCode() < 300 ? Outcome.delivered("ok") : Outcome.unreachable("not now"));
    }
}
