package dev.smoothevents.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Which channel misbehaves how, and until when; after that it is well again by itself. */
final class Faults {

    private record Active(Fault fault, Instant until) {}

    private final Clock clock;
    private final Map<Channel, Active> active = new EnumMap<>(Channel.class);

    Faults(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(Channel channel, Fault fault, Duration duration) {
        active.put(channel, new Active(fault, clock.instant().plus(duration)));
        notifyAll();
    }

    synchronized Fault on(Channel channel) {
        Active now = active.get(channel);
        return now == null || !clock.instant().isBefore(now.until()) ? Fault.OK : now.fault();
    }

    /** Waits until the channel hangs no more. */
    synchronized void hang(Channel channel) {
        try {
            while (on(channel) == Fault.HANG) {
                long millis = Duration.between(
                                clock.instant(), active.get(channel).until())
                        .toMillis();
                wait(Math.max(1, millis));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Frees everyone who hangs, so that the servers can stop. */
    synchronized void clear() {
        active.clear();
        notifyAll();
    }
}
