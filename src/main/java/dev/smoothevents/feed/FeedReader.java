package dev.smoothevents.feed;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.event.PositionedEvent;
import dev.smoothevents.live.Leg;
import dev.smoothevents.live.Live;
import dev.smoothevents.live.Reader;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The feed of an account, of one project, of one issue.
 *
 * @param issue key of the only issue, or null
 * @param project key of the only project, or null
 */
record FeedReader(EventLog log, FeedItems items, String account, String issue, String project)
        implements Reader<EventPlace, FeedItem> {

    private static final int LIMIT = 100;

    /** Positions that are looked through in one go, so that one who comes back after long costs many small reads and not one large. */
    private static final long STEP = 10_000;

    @Override
    public boolean wants(EventPlace place) {
        return account.equals(place.account())
                && (issue == null || issue.equals(place.issue()))
                && (project == null || project.equals(place.project()))
                && !items.hidden().contains(place.action());
    }

    @Override
    public Uni<Leg<FeedItem>> read(long above, long upTo) {
        long end = Math.min(upTo, above + STEP);
        return log.between(account, issue, project, items.hidden(), above, end, LIMIT)
                .map(found -> leg(found, end));
    }

    private Leg<FeedItem> leg(List<PositionedEvent> found, long end) {
        List<Live<FeedItem>> told = found.stream()
                .map(one -> new Live<>(one.position(), items.of(one.event())))
                .toList();
        return new Leg<>(told, found.size() < LIMIT ? end : found.get(LIMIT - 1).position());
    }
}
