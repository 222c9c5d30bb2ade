package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @Test
    void readsANameAndAnAddress() {
        assertThat(Mailbox.parse("Smooth Events <events@example.org>"))
                .isEqualTo(new Mailbox("Smooth Events", "events@example.org"));
        assertThat(Mailbox.parse("\"Smooth, Events\" <events@example.org>").name())
                .isEqualTo("Smooth, Events");
        assertThat(Mailbox.parse("events@example.org")).isEqualTo(new Mailbox("", "events@example.org"));
    }

    @Test
    void saysWhatIsWrongWithTheConfiguration() {
        assertThatThrownBy(() -> Mailbox.parse("Smooth Events"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an e-mail address: Smooth Events");
    }

    @Test
    void writesInternationalDomainsInAscii() {
        assertThat(Mailbox.address("info@bücher.example")).contains("info@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "first.last+tag@sub.example.org", "o'neill@example.org", " a@localhost "})
    void takesWhatPeopleHave(String address) {
        assertThat(Mailbox.address(address)).contains(address.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "a@",
                "@b",
                "a b@c",
                "a@b c",
                "a@b@c",
                "a,b@c",
                "A <a@b>",
                "a@b>",
                "a@b\r\nRCPT TO:<c@d>",
                "a\u0000@b",
                "jürgen@example.org",
                ".a@b",
                "a..b@c",
                "a@-b",
                "a@b..c",
                "a@b.",
                "a@[127.0.0.1]",
                "a(b)@c"
            })
    void refusesWhatSmtpCannotCarry(String address) {
        assertThat(Mailbox.address(address)).isEmpty();
    }

    @Test
    void refusesEndlessAddresses() {
        assertThat(Mailbox.address("x".repeat(65) + "@example.org")).isEmpty();
        assertThat(Mailbox.address("x@" + "y.".repeat(130) + "org")).isEmpty();
    }
}
