package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Dispatcher;
import dev.smoothevents.inbox.Ear;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The project's channel, where it has one. */
@ApplicationScoped
class SlackInbox {

    private static final String NAME = "slack";

    private final Ear ear;
    private final Dispatcher dispatcher;

    SlackInbox(Ear ear, Dispatcher dispatcher) {
        this.ear = ear;
        this.dispatcher = dispatcher;
    }

    @Incoming("inbox-slack")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(NAME, SlackPolicy::plan, batch).invoke(() -> dispatcher.poke(NAME));
    }
}
