package dev.smoothevents.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many requests Linear takes: a leaky bucket that fills again evenly. So large at first that nobody notices.
 *
 * @see <a href="https://linear.app/developers/rate-limiting">Rate limiting</a>
 */
final class LinearAllowance {

    private static final int PLENTY = 1_000_000;

    private final Clock clock;
    private int limit = PLENTY;
    private Duration period = Duration.ofHours(1);
    private double left = PLENTY;
    private Instant filledAt;

    LinearAllowance(Clock clock) {
        this.clock = clock;
        this.filledAt = clock.instant();
    }

    /** From now on so many requests in so long a time, beginning with all of them. */
    synchronized void set(int requests, Duration time) {
        limit = requests;
        period = time;
        left = requests;
        filledAt = clock.instant();
    }

    /** Takes one request, if there is one left, and says in the headers how it stands. */
    synchronized boolean take(Call call) {
        Instant now = clock.instant();
        double filled = limit * ((double) Duration.between(filledAt, now).toMillis() / period.toMillis());
        left = Math.min(limit, left + filled);
        filledAt = now;
        boolean taken = left >= 1;
        left -= taken ? 1 : 0;
        Duration untilFull = Duration.ofMillis((long) (period.toMillis() * (limit - left) / limit));
        call.set("X-RateLimit-Requests-Limit", Integer.toString(limit))
                .set("X-RateLimit-Requests-Remaining", Long.toString((long) left))
                .set(
                        "X-RateLimit-Requests-Reset",
                        Long.toString(now.plus(untilFull).toEpochMilli()))
                .set("X-Complexity", "1");
        return taken;
    }
}
