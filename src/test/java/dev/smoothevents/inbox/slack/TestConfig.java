package dev.smoothevents.inbox.slack;

import java.time.Duration;
import java.util.Optional;

/** Slack as a test wants it. */
record TestConfig(Optional<String> token, String apiUrl, Duration timeout) implements SlackConfig {

    @Override
    public int poolSize() {
        return 2;
    }

    @Override
    public Duration pace() {
        return Duration.ZERO;
    }

    @Override
    public int summaryAbove() {
        return 10;
    }

    /** Without a pace, nothing waits and nothing is summed up. */
    static SlackBurst noBurst(SlackConfig config) {
        return new SlackBurst(config, null, null, null, null);
    }
}
