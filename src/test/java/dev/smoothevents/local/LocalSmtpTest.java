package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSmtpTest {

    private StandIns standIns;

    @BeforeEach
    void start() {
        standIns = new StandIns();
    }

    @AfterEach
    void stop() {
        standIns.close();
    }

    @Test
    void a_message_is_listed_for_its_envelopes_recipient_exactly_as_it_went_out() throws Exception {
        send("octocat@example.com");

        var item = standIns.sent("email").get(0);
        assertThat(item.path("destination").asText()).isEqualTo("octocat@example.com");
        assertThat(item.path("request").asText())
                .contains("Subject: Hello")
                .contains("X-Mark: 1")
                .endsWith("The text")
                .doesNotContain("Received:");
    }

    @ParameterizedTest
    @CsvSource({"429,451", "500,451", "refuse,550"})
    void a_fault_refuses_for_now_or_for_good(String mode, String code) throws IOException {
        standIns.faults.set(Channel.EMAIL, Fault.named(mode), Duration.ofSeconds(30));

        assertThatThrownBy(() -> send("octocat@example.com"))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining(code + " ");
        assertThat(standIns.sent("email")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"missing@example.com,550", "full@example.com,452"})
    void some_recipients_are_never_accepted(String recipient, String code) throws IOException {
        assertThatThrownBy(() -> send(recipient)).hasStackTraceContaining(code + " ");
        assertThat(standIns.sent("email")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"reset,0", "drop-reply,1"})
    void a_connection_that_ends_early_may_have_done_the_work(String mode, int done) throws IOException {
        standIns.faults.set(Channel.EMAIL, Fault.named(mode), Duration.ofSeconds(30));

        assertThatThrownBy(() -> send("octocat@example.com")).isInstanceOf(MessagingException.class);
        assertThat(standIns.sent("email")).hasSize(done);
    }

    private void send(String recipient) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", Scratch.LOOPBACK);
        properties.put("mail.smtp.port", Integer.toString(standIns.smtp.port()));
        properties.put("mail.smtp.timeout", "5000");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("smooth@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject("Hello");
        message.setHeader("X-Mark", "1");
        message.setText("The text");
        Transport.send(message);
    }
}
