package dev.smoothevents.feed;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.live.Live;
import dev.smoothevents.live.LiveConfig;
import dev.smoothevents.live.Source;
import dev.smoothevents.live.Tail;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The feed as it grows. One look at the events serves all who follow it here. */
@ApplicationScoped
class FeedStream {

    private static final String COLUMNS = """
            t.account, t.project, t.action,
            (SELECT i.key FROM issues i WHERE i.account = t.account AND i.id = t.issue_id) AS issue""";

    private final EventLog log;
    private final FeedItems items;
    private final Tail<EventPlace> tail;

    FeedStream(Pool pool, LiveConfig config, EventLog log, FeedItems items) {
        this.log = log;
        this.items = items;
        this.tail = new Tail<>(new Source<>(pool, "issue_events", COLUMNS, FeedStream::place), config);
    }

    private static EventPlace place(Row row) {
        return new EventPlace(
                row.getString("account"), row.getString("project"), row.getString("issue"), row.getString("action"));
    }

    /** See {@link Tail#follow}. */
    Multi<Live<FeedItem>> follow(String account, String issue, String project, long position) {
        return tail.follow(new FeedReader(log, items, account, issue, project), position);
    }

    void stop(@Observes ShutdownEvent stop) {
        tail.stop();
    }
}
