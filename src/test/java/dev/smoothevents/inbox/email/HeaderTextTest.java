package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Naughty;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    @Test
    void leavesAsciiReadable() {
        assertThat(HeaderText.unstructured("[acme/web] Fix it (#42)", 9)).isEqualTo("[acme/web] Fix it (#42)");
        assertThat(HeaderText.phrase("octocat (via \"X\")")).isEqualTo("\"octocat (via \\\"X\\\")\"");
    }

    @Test
    void foldsLongAsciiAtSpaces() {
        String folded = HeaderText.unstructured("word ".repeat(40).strip(), 9);
        assertThat(folded.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
        assertThat(MimeUtility.unfold(folded)).isEqualTo("word ".repeat(40).strip());
    }

    @Test
    void encodesWhatLooksEncoded() throws UnsupportedEncodingException {
        String encoded = HeaderText.unstructured("=?UTF-8?Q?not_encoded?=", 9);
        assertThat(MimeUtility.decodeText(encoded)).isEqualTo("=?UTF-8?Q?not_encoded?=");
    }

    @Test
    void comesBackAsItWasInLinesThatMayBe() throws UnsupportedEncodingException {
        for (String text : Naughty.STRINGS) {
            String line = Excerpt.clip(Excerpt.line(text), 200);
            String header = HeaderText.unstructured(line, 9);
            assertThat(MimeUtility.decodeText(MimeUtility.unfold(header))).isEqualTo(line);
            assertThat(header).matches("[\\x20-\\x7e]*(\r\n [\\x20-\\x7e]+)*");
            assertThat(header.split("\r\n")).allSatisfy(each -> assertThat(each).hasSizeLessThan(210));
        }
    }

    @Test
    void neverSplitsACharacterBetweenWords() throws UnsupportedEncodingException {
        String header = HeaderText.unstructured("a" + Naughty.FAMILY.repeat(20), 9);
        for (String word : header.split("\r\n ")) {
            assertThat(word).hasSizeLessThanOrEqualTo(75);
            assertThat(MimeUtility.decodeText(word)).doesNotContain("\uFFFD").doesNotContain("?");
        }
    }

    @Test
    void namesCannotTurnTheLineAround() throws UnsupportedEncodingException {
        assertThat(MimeUtility.decodeText(HeaderText.phrase("evil\u202e (via é)")))
                .isEqualTo("evil (via é)");
    }
}
