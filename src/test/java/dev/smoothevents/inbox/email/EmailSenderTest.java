package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real SMTP connection, read back by another library than the one that wrote it. */
class EmailSenderTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final Vertx vertx = Vertx.vertx();
    private final Directory directory = new Directory(null) {
        @Override
        public Uni<PersonCard> person(String account, String key) {
            return Uni.createFrom().item(new PersonCard(account, key, "user", null, email, null, null));
        }
    };
    private String email = "hubot@example.org";
    private EmailSender sender;

    @BeforeEach
    void start() {
        server.start();
        MailClient client = MailClient.create(
                vertx, new MailConfig("localhost", server.getSmtp().getPort()).setKeepAlive(false));
        ReactiveMailer mailer = mails -> client.sendMail(message(mails[0])).replaceWithVoid();
        sender = sender(mailer, TestMails.CONFIG);
    }

    @AfterEach
    void stop() {
        server.stop();
        vertx.closeAndAwait();
    }

    @Test
    void arrivesAsTextFirstThenHtml() throws MessagingException, IOException {
        assertThat(send(StoryFixture.comment("Looks good")).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        MimeMessage mail = received();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("> Looks good");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("Looks good<br>");
    }

    @Test
    void ourHeadersReplaceTheClientsOwn() throws MessagingException {
        send(StoryFixture.of("issue_opened"));
        assertThat(received().getHeader("Message-ID"))
                .containsExactly("<issue/" + StoryFixture.ISSUE + "@mail.example.org>");
        assertThat(received().getHeader("Subject")).hasSize(1);
        assertThat(received().getHeader("From")).hasSize(1);
        assertThat(received().getHeader("Date")).hasSize(1);
    }

    @Test
    void everyTitleAndNameArrivesAsItWas() throws MessagingException {
        String title = "שלום " + Naughty.FAMILY + " 🎉 naïve";
        send(StoryFixture.comment("x").title(title).actor("Zoë 🦊"));
        assertThat(received().getSubject()).isEqualTo("Re: [acme/web] " + title + " (#42)");
        Address[] from = received().getFrom();
        assertThat(from).singleElement().isInstanceOfSatisfying(InternetAddress.class, sender -> {
            assertThat(sender.getPersonal()).isEqualTo("Zoë 🦊 (via Smooth Events)");
            assertThat(sender.getAddress()).isEqualTo("events@example.org");
        });
    }

    @Test
    void aTitleAddsNoRecipient() throws MessagingException {
        send(StoryFixture.comment("x\r\n.\r\nMAIL FROM:<a@b>").title("t\r\nBcc: victim@example.org"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(received().getHeader("Bcc")).isNull();
        assertThat(received().getSubject()).isEqualTo("Re: [acme/web] t Bcc: victim@example.org (#42)");
        assertThat(GreenMailUtil.getBody(received())).contains("> .").contains("> MAIL FROM:<a@b>");
    }

    @Test
    void skipsPeopleWithoutAnAddress() {
        email = " ";
        assertThat(send(StoryFixture.comment("x"))).isEqualTo(Outcome.skipped("no e-mail address"));
    }

    @Test
    void givesUpOnWhatIsNoAddress() {
        email = "hubot@example.org>\r\nRCPT TO:<victim@example.org";
        assertThat(send(StoryFixture.comment("x")).kind()).isEqualTo(Outcome.Kind.PERMANENT);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenTheServerIsAway() {
        server.stop();
        assertThat(send(StoryFixture.comment("x")).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    void doesNotWaitForever() {
        EmailConfig impatient = TestMails.CONFIG.with(Duration.ofMillis(100));
        ReactiveMailer silent = mails -> Uni.createFrom().nothing();
        sender = sender(silent, impatient);
        assertThat(send(StoryFixture.comment("x")).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    private EmailSender sender(ReactiveMailer mailer, EmailConfig config) {
        return new EmailSender(directory, TestMails.composer(config), new Postman(mailer, config, 4));
    }

    private Outcome send(StoryFixture story) {
        return sender.send(story.delivery("email", "hubot")).await().atMost(Duration.ofSeconds(30));
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    /** As quarkus-mailer does it. */
    private static MailMessage message(Mail mail) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach(headers::add);
        return new MailMessage()
                .setFrom(mail.getFrom())
                .setTo(mail.getTo())
                .setSubject(mail.getSubject())
                .setText(mail.getText())
                .setHtml(mail.getHtml())
                .setHeaders(headers);
    }
}
