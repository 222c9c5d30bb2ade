package dev.smoothevents.inbox.notification;

import dev.smoothevents.inbox.Ear;
import dev.smoothevents.inbox.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** People in the app. Being told is the stored row itself, so it happens exactly once. */
@ApplicationScoped
class NotificationInbox {

    private static final String NAME = "notification";

    private final Ear ear;

    NotificationInbox(Ear ear) {
        this.ear = ear;
    }

    @Incoming("inbox-notification")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(NAME, People::toTell, NotificationTable.TELL, batch);
    }
}
