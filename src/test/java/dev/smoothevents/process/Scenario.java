package dev.smoothevents.process;

import java.time.Duration;

/**
 * One kind of fault.
 *
 * @param bound how late an event may be on the topic at the most, unless its own issue was hurt
 * @param repeats whether it cannot happen without a message that comes twice: then one must have, or nothing was tried
 * @param replays the same for an answer that is given again
 */
record Scenario(String name, Play play, Duration bound, boolean repeats, boolean replays) {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** What happens, with traffic before, during and after. */
    @FunctionalInterface
    interface Play {
        void on(Stage stage) throws Exception;
    }

    static Scenario of(String name, Play play) {
        return new Scenario(name, play, RECOVERY, false, false);
    }

    Scenario within(Duration other) {
        return new Scenario(name, play, other, repeats, replays);
    }

    Scenario repeating() {
        return new Scenario(name, play, bound, true, replays);
    }

    Scenario replaying() {
        return new Scenario(name, play, bound, repeats, true);
    }

    @Override
    public String toString() {
        return name;
    }
}
