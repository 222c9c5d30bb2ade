package dev.smoothevents.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams are kept live. */
@ConfigMapping(prefix = "smooth.live")
public interface LiveConfig {

    /** How long between two looks for news; one look serves all listeners of a replica, and without listeners there is none. */
    @WithDefault("PT0.025S")
    Duration poll();

    /** A listener who has heard nothing for so long is told that the line is open. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
