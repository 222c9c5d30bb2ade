package dev.smoothevents.inbox.email;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The composer as the service has it, without the service. */
final class TestMails {

    static final String SECRET = "a-secret-of-thirty-two-characters";

    record Config(
            String from,
            Optional<String> replyTo,
            String domain,
            Duration timeout,
            Optional<String> publicUrl,
            Optional<String> linkSecret,
            Optional<String> templates)
            implements EmailConfig {

        Config with(Duration patience) {
            return new Config(from, replyTo, domain, patience, publicUrl, linkSecret, templates);
        }

        Config withReplyTo(String address) {
            return new Config(from, Optional.of(address), domain, timeout, publicUrl, linkSecret, templates);
        }

        Config withoutLinks() {
            return new Config(from, replyTo, domain, timeout, Optional.empty(), Optional.empty(), templates);
        }
    }

    static final Config CONFIG = new Config(
            "Smooth Events <events@example.org>",
            Optional.empty(),
            "mail.example.org",
            Duration.ofSeconds(20),
            Optional.of("https://events.example.org/"),
            Optional.of(SECRET),
            Optional.empty());

    /** Knows all scopes and does nothing. */
    static final Unsubscriber UNSUBSCRIBER = new Unsubscriber() {
        @Override
        public Set<UnsubscribeLink.Scope> scopes() {
            return EnumSet.allOf(UnsubscribeLink.Scope.class);
        }

        @Override
        public Uni<Void> fromIssue(String account, String person, UUID issueId) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> fromAction(String account, String person, String action) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> fromAll(String account, String person) {
            return Uni.createFrom().voidItem();
        }
    };

    private TestMails() {}

    static EmailComposer composer() {
        return composer(CONFIG);
    }

    static EmailComposer composer(EmailConfig config) {
        return new EmailComposer(config, links(config));
    }

    static UnsubscribeLinks links(EmailConfig config) {
        return new UnsubscribeLinks(config, UNSUBSCRIBER);
    }
}
