package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailuresTest {

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452})
    void fourHundredsMayPass(int code) {
        assertThat(SmtpFailures.outcome(refusal(code)).kind()).isEqualTo(Outcome.Kind.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 552, 553, 554})
    void fiveHundredsStay(int code) {
        assertThat(SmtpFailures.outcome(refusal(code)).kind()).isEqualTo(Outcome.Kind.PERMANENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {530, 534, 535, 538})
    void ourOwnLoginIsNotTheMailsFault(int code) {
        assertThat(SmtpFailures.outcome(refusal(code)).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    void whatNeverArrivedMayArriveLater() {
        assertThat(SmtpFailures.outcome(new IOException("reset")).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
        assertThat(SmtpFailures.outcome(new TimeoutException()).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    void anAddressThatIsNoneStaysSo() {
        assertThat(SmtpFailures.outcome(new IllegalArgumentException("invalid address"))
                        .kind())
                .isEqualTo(Outcome.Kind.PERMANENT);
    }

    private static SMTPException refusal(int code) {
        return new SMTPException("refused", code, List.of(code + " no"), false);
    }
}
