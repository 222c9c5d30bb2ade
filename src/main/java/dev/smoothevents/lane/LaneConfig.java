package dev.smoothevents.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How replicas share work. */
@ConfigMapping(prefix = "smooth.lanes")
public interface LaneConfig {

    /** Whether replicas wake each other with NOTIFY. It needs a session of its own: false behind a pgbouncer in transaction mode. */
    @WithDefault("true")
    boolean notifications();
}
