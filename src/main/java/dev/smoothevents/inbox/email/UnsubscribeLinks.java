package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.digest.Digest;
import dev.smoothevents.inbox.email.UnsubscribeLink.Scope;
import dev.smoothevents.topic.EventMessage;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes and reads the signed links by which somebody gets fewer mails without logging in anywhere. Without a secret and an address there
 * are none. A mail that is sent again has the same links.
 */
@Singleton
@Startup
class UnsubscribeLinks {

    private static final Logger LOG = Logger.getLogger(UnsubscribeLinks.class);
    static final String PATH = "/v1/email/unsubscribe/";
    /** Long enough for who reads old mail; the law of most places asks for a month or two. */
    static final Duration LIFETIME = Duration.ofDays(400);

    private final Optional<LinkSigner> signer;
    private final String prefix;
    private final Set<Scope> scopes;

    @Inject
    UnsubscribeLinks(EmailConfig config, Unsubscriber unsubscriber) {
        boolean complete = config.linkSecret().isPresent() && config.publicUrl().isPresent();
        this.signer = complete ? config.linkSecret().map(LinkSigner::new) : Optional.empty();
        this.scopes = unsubscriber.scopes();
        this.prefix = config.publicUrl().map(url -> url.replaceFirst("/+$", "")).orElse("") + PATH;
        if (!complete) {
            LOG.info(
                    "E-mails carry no unsubscribe links: smooth.email.link-secret and smooth.email.public-url are not set");
        }
    }

    Footer footer(Delivery delivery, String reason) {
        EventMessage event = delivery.story().event();
        String account = delivery.account();
        String person = delivery.recipient();
        UUID issue = delivery.story().issue().id();
        Instant expires = event.recordedAt().plus(LIFETIME);
        return new Footer(
                reason,
                event.action().replace('_', ' '),
                url(UnsubscribeLink.issue(account, person, issue, expires)),
                url(UnsubscribeLink.action(account, person, event.action(), expires)),
                url(UnsubscribeLink.all(account, person, expires)));
    }

    Footer footer(Digest digest, String reason) {
        Instant expires = digest.closedAt().plus(LIFETIME);
        String all = url(UnsubscribeLink.all(digest.account(), digest.recipient(), expires));
        return new Footer(reason, "", "", "", all);
    }

    /** Empty where there is no such link. */
    private String url(UnsubscribeLink link) {
        return signer.filter(known -> scopes.contains(link.scope()))
                .map(known -> prefix + known.sign(link.format()))
                .orElse("");
    }

    /** What the link says, also when it has expired; empty where it is not ours. */
    Optional<UnsubscribeLink> read(String token) {
        return signer.flatMap(known -> known.read(token)).map(UnsubscribeLink::parse);
    }
}
