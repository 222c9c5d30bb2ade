package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells a person by e-mail, at least once, under a Message-ID that is the same each time. */
@ApplicationScoped
public class EmailSender implements Sender {

    private final Directory directory;
    private final EmailComposer composer;
    private final Postman postman;

    @Inject
    EmailSender(Directory directory, EmailComposer composer, Postman postman) {
        this.directory = directory;
        this.composer = composer;
        this.postman = postman;
    }

    @Override
    public String inbox() {
        return EmailInbox.NAME;
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return directory.person(delivery.account(), delivery.recipient()).chain(person -> Addressee.of(person)
                .reach(address -> postman.deliver(composer.compose(delivery, address))));
    }
}
