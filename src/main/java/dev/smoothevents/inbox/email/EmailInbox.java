package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Dispatcher;
import dev.smoothevents.inbox.Ear;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** People by e-mail, those with an address. */
@ApplicationScoped
class EmailInbox {

    static final String NAME = "email";

    private final Ear ear;
    private final Dispatcher dispatcher;

    EmailInbox(Ear ear, Dispatcher dispatcher) {
        this.ear = ear;
        this.dispatcher = dispatcher;
    }

    @Incoming("inbox-email")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(NAME, EmailPolicy::plan, batch).invoke(() -> dispatcher.poke(NAME));
    }
}
