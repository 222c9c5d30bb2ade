package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    @Test
    void keepsAnOrdinaryAddress() {
        assertThat(Links.http("https://example.org/a?b=c&d=%20#e")).contains("https://example.org/a?b=c&d=%20#e");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "ftp://a/b", " "})
    void linksToNothingButTheWeb(String url) {
        assertThat(Links.http(url)).isEmpty();
    }

    @Test
    void encodesWhatWouldEndALink() {
        assertThat(Links.http("http://a/<b>|c d\r\n\"'`\u2028\u0085é"))
                .contains("http://a/%3Cb%3E%7Cc%20d%0D%0A%22%27%60%E2%80%A8%C2%85é");
    }

    @Test
    void doesNotLinkToEndlessAddresses() {
        assertThat(Links.http("https://example.org/" + "x".repeat(2_000))).isEmpty();
    }
}
