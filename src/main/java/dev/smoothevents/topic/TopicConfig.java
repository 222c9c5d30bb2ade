package dev.smoothevents.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The topic that other teams read. */
@ConfigMapping(prefix = "smooth.topic")
public interface TopicConfig {

    /** Name of the topic. */
    @WithDefault("issue-events")
    String name();

    /** Whether to create the topic at the start where it is missing. */
    @WithDefault("true")
    boolean create();

    /** Partitions of a topic created here. Not to be changed later: it would move issues between partitions. */
    @WithDefault("12")
    int partitions();

    /** Replicas of a topic created here; -1 is the broker's default. */
    @WithDefault("-1")
    short replicationFactor();

    /** none, gzip, snappy, lz4 or zstd. None is what every client in every language can read without an extra library. */
    @WithDefault("none")
    String compression();

    /** How long the producer tries to send a record before the relay takes over and tries it again. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();
}
