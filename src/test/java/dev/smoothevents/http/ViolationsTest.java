package dev.smoothevents.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {

    private final Violations violations = new Violations();

    @Test
    void allOfThemAreTold() {
        violations
                .key("issue", null, true)
                .text("title", "x".repeat(11), 10)
                .oneOf("state", "done", Set.of("open", "closed"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(violations::throwIfAny)
                .satisfies(e -> assertThat(e.problem().violations())
                        .containsExactly(
                                new Violation("issue", "is required"),
                                new Violation("title", "must have at most 10 characters"),
                                new Violation("state", "must be one of closed, open")));
    }

    @Test
    void whatIsNotThereIsInOrder() {
        violations.key("a", null, false).text("b", null, 1).url("c", null).secureUrl("d", null);
        violations.email("e", null).timeZone("f", null).oneOf("g", null, Set.of());
        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\0b", "\ud800", "\udc00x"})
    void aKeyMustBeStorableAndPrintable(String key) {
        assertThat(violations.key("key", key, true).isEmpty()).isFalse();
    }

    @Test
    void lengthIsCountedInCharactersNotInUnits() {
        assertThat(violations.key("key", "\ud83d\ude00".repeat(200), true).isEmpty())
                .isTrue();
        assertThat(violations.key("key", "\ud83d\ude00".repeat(201), true).isEmpty())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "x\udc00", "\udc00\ud800"})
    void aTextMustBeStorable(String text) {
        assertThat(violations.text("text", text, 100).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "mona.lisa+web@example.co.uk", "o'neil@example.com"})
    void anEmailAddressIsTaken(String email) {
        assertThat(violations.email("email", email).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b",
                "a@",
                "a@b@c",
                "a b@c",
                "a@b c",
                "Mona <a@b>",
                "a@b,c@d",
                "a@b\r\nBcc: c@d",
                "a@-b",
                "a@b..c",
                "ä@b",
                "a@b\n",
                "\ta@b"
            })
    void whatIsNotOneBareAddressIsRefused(String email) {
        assertThat(violations.email("email", email).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://example.com:8080/a?b=c#d",
                "https://[::1]/x",
                "HTTPS://EXAMPLE.COM"
            })
    void aUrlIsTaken(String url) {
        assertThat(violations.url("url", url).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://a/b",
                "javascript:alert(1)",
                "http://",
                "http:///x",
                "https://a b",
                "https:a"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        assertThat(violations.url("url", url).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://hooks.slack.com/x", "http://localhost:1/x", "http://127.0.0.1:1/x", "http://[::1]:1/x"})
    void aSecureUrlIsEncryptedOrDoesNotLeaveTheHost(String url) {
        assertThat(violations.secureUrl("url", url).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/x", "http://localhost.example.com/x", "http://127.0.0.1@example.com/x"})
    void anInsecureUrlIsRefused(String url) {
        assertThat(violations.secureUrl("url", url).isEmpty()).isFalse();
    }

    @Test
    void aUrlHasAnEnd() {
        assertThat(violations.url("url", "https://a/" + "x".repeat(1_990)).list())
                .isEmpty();
        assertThat(violations.url("url", "https://a/" + "x".repeat(1_991)).list())
                .hasSize(1);
    }

    @Test
    void aTimeZoneIsOneThatIsKnown() {
        assertThat(violations
                        .timeZone("zone", "Europe/Berlin")
                        .timeZone("zone", "UTC")
                        .list())
                .isEmpty();
        assertThat(violations
                        .timeZone("zone", "Mars/Olympus")
                        .timeZone("zone", "")
                        .list())
                .hasSize(2);
    }
}
