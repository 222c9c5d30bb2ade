package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Dispatcher;
import dev.smoothevents.inbox.Ear;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The twin, where there is one or the project's team shall get one. */
@ApplicationScoped
class LinearInbox {

    static final String NAME = "linear";

    private final Ear ear;
    private final Dispatcher dispatcher;
    private final LinearPolicy policy = new LinearPolicy();

    LinearInbox(Ear ear, Dispatcher dispatcher) {
        this.ear = ear;
        this.dispatcher = dispatcher;
    }

    @Incoming("inbox-linear")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(NAME, policy, batch).invoke(() -> dispatcher.poke(NAME));
    }
}
