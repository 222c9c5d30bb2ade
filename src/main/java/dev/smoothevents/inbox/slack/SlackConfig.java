package dev.smoothevents.inbox.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Slack is reached. */
@ConfigMapping(prefix = "smooth.slack")
public interface SlackConfig {

    /** The bot token for chat.postMessage; needed for projects that name a channel but no incoming webhook. */
    Optional<String> token();

    /** Where Slack's Web API is. */
    @WithDefault("https://slack.com/api")
    String apiUrl();

    /** How long one message may take. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How many connections are held to one host at most. */
    @WithDefault("20")
    int poolSize();

    /** The least time between two messages to one channel. */
    @WithDefault("PT1S")
    Duration pace();

    /** Where more messages than these wait for a channel, they are told together in one summary. */
    @WithDefault("10")
    int summaryAbove();
}
