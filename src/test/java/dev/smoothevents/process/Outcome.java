package dev.smoothevents.process;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a scenario ended.
 *
 * @param accepted events that callers got a 2xx for
 * @param repeats messages that came more than once, which a fault excuses
 * @param replays answers that callers had to ask for again
 * @param worst longest time from the first asking to the topic, of issues that were not hurt on purpose
 * @param faults what must not be; green where there is none
 */
record Outcome(String scenario, int accepted, int repeats, int replays, Duration worst, List<String> faults) {

    boolean isGreen() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%-32s %6d accepted %5d repeats %4d replays  worst %6.2f s  %s",
                scenario,
                accepted,
                repeats,
                replays,
                worst.toMillis() / 1_000.0,
                isGreen() ? "GREEN" : "RED, " + faults.size() + " faults");
        List<String> first = faults.subList(0, Math.min(10, faults.size()));
        return first.isEmpty() ? line : line + "\n    " + String.join("\n    ", first);
    }
}
