package dev.smoothevents.inbox.notification;

import dev.smoothevents.live.LiveConfig;
import dev.smoothevents.live.LiveEvents;
import dev.smoothevents.live.Source;
import dev.smoothevents.live.Tail;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** What people are told in the app, as it comes. One look at the notifications serves all who follow here, whoever they are. */
@ApplicationScoped
class NotificationStream {

    static final String UNREAD_COUNT = "unread-count";

    private final NotificationTable table;
    private final NotificationViews views;
    private final UnreadWatch counts;
    private final Tail<Owner> tail;

    NotificationStream(
            Pool pool, LiveConfig config, NotificationTable table, NotificationViews views, UnreadWatch counts) {
        this.table = table;
        this.views = views;
        this.counts = counts;
        this.tail = new Tail<>(
                new Source<>(
                        pool,
                        "notifications",
                        "t.account, t.person",
                        row -> new Owner(row.getString("account"), row.getString("person"))),
                config);
    }

    /** See {@link Tail#follow}; in between, the unread count, which has no id because there is nothing to go on from. */
    Multi<OutboundSseEvent> follow(Owner owner, long position, Sse sse) {
        NotificationReader reader = new NotificationReader(table, views, owner);
        Multi<OutboundSseEvent> notifications = LiveEvents.of(tail.follow(reader, position), sse);
        Multi<OutboundSseEvent> unread = counts.watch(owner).map(count -> event(count, sse));
        return LiveEvents.endingQuietly(
                Multi.createBy().merging().withRequests(1).streams(notifications, unread));
    }

    private static OutboundSseEvent event(long count, Sse sse) {
        return sse.newEventBuilder()
                .name(UNREAD_COUNT)
                .data(new UnreadCount(count))
                .build();
    }

    /** Something was planned here. */
    void poke() {
        tail.poke();
    }

    void stop(@Observes ShutdownEvent stop) {
        tail.stop();
    }

    /** How many follow here at the moment. */
    int followers() {
        return tail.followers();
    }
}
