package dev.smoothevents.inbox.notification;

import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stored notifications as people see them: with the event, and with words. */
@ApplicationScoped
class NotificationViews {

    private final EventLog log;
    private final FeedText sentences;

    NotificationViews(EventLog log, FeedText sentences) {
        this.log = log;
        this.sentences = sentences;
    }

    /** By the notification's id. One whose issue was purged a moment ago is missing. */
    Uni<Map<UUID, NotificationView>> of(String account, List<Stored> stored) {
        List<UUID> events = stored.stream().map(Stored::eventId).distinct().toList();
        return log.byIds(account, events).map(found -> views(stored, found));
    }

    private Map<UUID, NotificationView> views(List<Stored> stored, Map<UUID, EventMessage> events) {
        return stored.stream()
                .filter(one -> events.containsKey(one.eventId()))
                .collect(Collectors.toMap(Stored::id, one -> view(one, events.get(one.eventId()))));
    }

    private NotificationView view(Stored one, EventMessage event) {
        return new NotificationView(
                one.id(),
                event,
                sentences.render(event),
                one.reason(),
                Why.sentence(one.reason()),
                one.readAt(),
                one.archivedAt(),
                one.createdAt());
    }
}
