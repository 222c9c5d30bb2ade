package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells a person by e-mail, at least once, under a Message-ID that is the same each time. */
@ApplicationScoped
public class EmailSender implements Sender {

    private final Directory directory;
    private final EmailComposer composer;
    private final ReactiveMailer mailer;
    private final EmailConfig config;

    @Inject
    EmailSender(Directory directory, EmailComposer composer, ReactiveMailer mailer, EmailConfig config) {
        this.directory = directory;
        this.composer = composer;
        this.mailer = mailer;
        this.config = config;
    }

    @Override
    public String inbox() {
        return "email";
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return directory.person(delivery.account(), delivery.recipient()).chain(person -> tell(delivery, person));
    }

    private Uni<Outcome> tell(Delivery delivery, PersonCard person) {
        if (person == null || person.email() == null || person.email().isBlank()) {
            return Uni.createFrom().item(Outcome.skipped("no e-mail address"));
        }
        Optional<String> address = Mailbox.address(person.email());
        return address.map(to -> submit(composer.compose(delivery, to))).orElseGet(() -> Uni.createFrom()
                .item(Outcome.permanentFailure("not an e-mail address we can send to")));
    }

    private Uni<Outcome> submit(Mail mail) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .replaceWith(Outcome.delivered("accepted by the mail server"))
                .onFailure()
                .recoverWithItem(SmtpFailures::outcome);
    }
}
