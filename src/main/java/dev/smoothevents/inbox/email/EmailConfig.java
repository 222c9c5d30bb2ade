package dev.smoothevents.inbox.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How e-mail is sent. The server itself is configured as {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "smooth.email")
public interface EmailConfig {

    /** The sender's address; its display name follows the actor's, as in "octocat (via Smooth Events)". */
    @WithDefault("Smooth Events <events@smooth-events.localhost>")
    String from();

    /** Where answers go; without it, to the sender's address. */
    Optional<String> replyTo();

    /** The right-hand side of Message-IDs and list ids; never change it, or threads fall apart. */
    @WithDefault("smooth-events.localhost")
    String domain();

    /** How long the server may take for one mail. */
    @WithDefault("PT30S")
    Duration timeout();

    /** Where this service is reached from outside, https; unsubscribe links begin with it. */
    Optional<String> publicUrl();

    /** Signs unsubscribe links; at least 32 characters. Another one makes the links of all mails sent before invalid. */
    Optional<String> linkSecret();

    /** A folder with templates that replace ours by name. */
    Optional<String> templates();
}
