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
    private final NotificationStream stream;

    NotificationInbox(Ear ear, NotificationStream stream) {
        this.ear = ear;
        this.stream = stream;
    }

    @Incoming("inbox-notification")
    Uni<Void> hear(ConsumerRecords<byte[], byte[]> batch) {
        return ear.hear(NAME, People::toTell, NotificationTable.TELL, batch).invoke(stream::poke);
    }
}
