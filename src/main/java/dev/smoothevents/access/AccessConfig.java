package dev.smoothevents.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may call. */
@ConfigMapping(prefix = "smooth.access")
interface AccessConfig {

    /** The bearer key that callers must send; at least 16 characters. */
    Optional<String> key();

    /** Lets everybody in, key or not. For development, and behind a gateway that keeps the door. */
    @WithDefault("false")
    boolean open();
}
