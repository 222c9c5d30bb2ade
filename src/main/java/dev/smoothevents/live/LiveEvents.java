package dev.smoothevents.live;

import dev.smoothevents.http.ProblemException;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Streams as server-sent events (WHATWG HTML, section 9.2): the id of each is where to go on from, to be sent back as {@code Last-Event-ID}. */
public final class LiveEvents {

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Logger LOG = Logger.getLogger(LiveEvents.class);
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private LiveEvents() {}

    /**
     * Where a listener goes on; {@link Tail#NOW} for one who comes for the first time.
     *
     * @throws ProblemException 422 where it is none of our ids
     */
    public static long position(String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return Tail.NOW;
        }
        if (!POSITION.matcher(lastEventId).matches()) {
            throw ProblemException.invalid(LAST_EVENT_ID, "is not one of ours; send back the last id unchanged");
        }
        return Long.parseLong(lastEventId);
    }

    /** Things are unnamed events with the thing as data; what is in between has an id and no data, so clients note it and tell nobody. */
    public static <T> Multi<OutboundSseEvent> of(Multi<Live<T>> stream, Sse sse) {
        return stream.map(live -> event(live, sse));
    }

    private static OutboundSseEvent event(Live<?> live, Sse sse) {
        OutboundSseEvent.Builder event = sse.newEventBuilder().id(Long.toString(live.position()));
        return live.item() == null
                ? event.comment("so far").build()
                : event.data(live.item()).build();
    }

    /** A stream that fails ends, and nobody need be told: the client comes back with the last id. */
    public static <T> Multi<T> endingQuietly(Multi<T> stream) {
        return stream.onFailure()
                .invoke(failure -> LOG.debugf(failure, "A stream breaks off"))
                .onFailure()
                .recoverWithCompletion();
    }
}
