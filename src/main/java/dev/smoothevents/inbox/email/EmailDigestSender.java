package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.InboxConfig;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.digest.Digest;
import dev.smoothevents.inbox.digest.DigestSender;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a person of many things in one e-mail, at least once, under a Message-ID that is the same each time. */
@ApplicationScoped
class EmailDigestSender implements DigestSender {

    private final Directory directory;
    private final EmailComposer composer;
    private final Postman postman;
    private final InboxConfig config;

    EmailDigestSender(Directory directory, EmailComposer composer, Postman postman, InboxConfig config) {
        this.directory = directory;
        this.composer = composer;
        this.postman = postman;
        this.config = config;
    }

    @Override
    public String inbox() {
        return EmailInbox.NAME;
    }

    @Override
    public boolean isEnabled() {
        return config.stations().get(EmailInbox.NAME).enabled();
    }

    @Override
    public Uni<Outcome> send(Digest digest) {
        return directory.person(digest.account(), digest.recipient()).chain(person -> Addressee.of(person)
                .reach(address -> postman.deliver(composer.compose(digest, address))));
    }
}
