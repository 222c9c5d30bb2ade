package dev.smoothevents.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/** When to try again: twice as late each time, by a random half earlier or later so that a crowd does not come back together. */
public final class RetrySchedule {

    private static final int MAX_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final Duration giveUpAfter;
    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    public RetrySchedule(Duration first, Duration longest, Duration giveUpAfter, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.giveUpAfter = giveUpAfter;
        this.random = random;
    }

    /**
     * When to make the next attempt, or null to give up.
     *
     * @param since when it was planned or redriven
     * @param attempts made since then, at least 1
     * @param retryAfter what the provider asked for, or null; it is never asked earlier
     */
    public Instant next(Instant since, Instant now, int attempts, Duration retryAfter) {
        if (isOver(since, now)) {
            return null;
        }
        double doubled = first.toMillis() * Math.pow(2, Math.min(attempts - 1, MAX_DOUBLINGS));
        double wait = Math.min(doubled, longest.toMillis()) * (0.5 + random.getAsDouble());
        Instant planned = now.plusMillis((long) wait);
        Instant asked = retryAfter == null ? now : now.plus(retryAfter);
        return asked.isAfter(planned) ? asked : planned;
    }

    /** Whether it is too old to be tried once more. */
    public boolean isOver(Instant since, Instant now) {
        return now.isAfter(since.plus(giveUpAfter));
    }
}
