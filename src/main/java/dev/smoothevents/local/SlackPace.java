package dev.smoothevents.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A message a second in a channel, which Slack asks for everywhere.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
final class SlackPace {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Instant> last = new HashMap<>();

    SlackPace(Clock clock) {
        this.clock = clock;
    }

    /** Whether a message to the channel comes too soon after the one before. One that does is not counted. */
    synchronized boolean isTooSoon(String channel) {
        Instant now = clock.instant();
        Instant before = last.get(channel);
        boolean tooSoon = before != null && now.isBefore(before.plus(BETWEEN));
        if (!tooSoon) {
            last.put(channel, now);
        }
        return tooSoon;
    }
}
