package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How fast Linear may be asked, as its own headers say: as fast as wished while there is plenty, then ever slower, so that what is left
 * lasts until the allowance is full again. What other replicas and other programs use up with the same key is in the headers, too.
 *
 * @see <a href="https://linear.app/developers/rate-limiting">Rate limiting</a>
 */
final class LinearBudget {

    /** What is worth waiting for within an attempt; for more, the attempt ends and comes back. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Below this part of the allowance it is spread. */
    private static final double PLENTY = 0.1;

    private static final double FEW = 100;

    private Instant next = Instant.MIN;
    private Duration gap = Duration.ZERO;

    /** How long to wait before asking. Up to {@link #PATIENCE} the turn is the caller's; beyond it, it is nobody's. */
    synchronized Duration turn(Instant now) {
        Instant turn = next.isBefore(now) ? now : next;
        Duration wait = Duration.between(now, turn);
        if (wait.compareTo(PATIENCE) <= 0) {
            next = turn.plus(gap);
        }
        return wait;
    }

    /** Takes note of an answer's headers. */
    synchronized void heard(UnaryOperator<String> headers, Instant now) {
        Duration requests = gap(headers, "requests", 1, now);
        double cost = number(headers.apply("x-complexity")).orElse(1.0);
        Duration complexity = gap(headers, "complexity", Math.max(1, cost), now);
        gap = requests.compareTo(complexity) > 0 ? requests : complexity;
        if (!gap.isZero()) {
            next = later(next, now.plus(gap));
        }
    }

    /** Linear has said that it is enough. */
    synchronized void pause(Duration wait, Instant now) {
        next = later(next, now.plus(wait));
    }

    /** Between two requests that cost so much, so that what remains lasts until the reset. */
    private static Duration gap(UnaryOperator<String> headers, String kind, double cost, Instant now) {
        String prefix = "x-ratelimit-" + kind + "-";
        Optional<Double> remaining = number(headers.apply(prefix + "remaining"));
        Optional<Instant> reset =
                number(headers.apply(prefix + "reset")).map(millis -> Instant.ofEpochMilli(millis.longValue()));
        if (remaining.isEmpty() || reset.isEmpty()) {
            return Duration.ZERO;
        }
        double limit = number(headers.apply(prefix + "limit")).orElse(FEW / PLENTY);
        if (remaining.get() > limit * PLENTY) {
            return Duration.ZERO;
        }
        Duration left = RetryAfter.until(reset.get(), now);
        double requests = Math.max(1, remaining.get() / cost);
        return Duration.ofMillis((long) (left.toMillis() / requests));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Double> number(String header) {
        try {
            return Optional.ofNullable(header).map(value -> Double.parseDouble(value.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
