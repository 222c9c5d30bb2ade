package dev.smoothevents.inbox.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How e-mail is sent. The server itself is configured as {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "smooth.email")
public interface EmailConfig {

    /** The sender's address; its display name follows the actor's, as in "octocat (via Smooth Events)". */
    @WithDefault("Smooth Events <events@smooth-events.localhost>")
    String from();

    /** The right-hand side of Message-IDs and list ids; never change it, or threads fall apart. */
    @WithDefault("smooth-events.localhost")
    String domain();

    /** How long the server may take for one mail. */
    @WithDefault("PT30S")
    Duration timeout();
}
