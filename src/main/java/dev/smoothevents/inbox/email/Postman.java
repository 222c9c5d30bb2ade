package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Outcome;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands mails to the mail server, as many at once as there are connections. */
@ApplicationScoped
class Postman {

    private final ReactiveMailer mailer;
    private final EmailConfig config;
    private final Gate gate;

    @Inject
    Postman(
            ReactiveMailer mailer,
            EmailConfig config,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size") int connections) {
        this.mailer = mailer;
        this.config = config;
        this.gate = new Gate(connections);
    }

    /** Never fails: what goes wrong is an outcome. The time-out counts from when the mail's turn has come. */
    Uni<Outcome> deliver(Mail mail) {
        return gate.pass(() -> submit(mail));
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
