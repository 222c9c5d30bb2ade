package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(PlainText.of("Größe ≠ 12 “ok” 日本語 👍🏽", 40)).isEqualTo("Größe ≠ 12 “ok” 日本語 👍🏽");
    }

    @Test
    void lineEndsControlCharactersAndRunsOfBlanksBecomeOneSpace() {
        assertThat(PlainText.of(" \ta\r\n\nb\u0000\u0007c\u2028d\u00a0\u3000e\u0085f\u001b[31m ", 40))
                .isEqualTo("a b c d e f [31m");
        assertThat(PlainText.of("\n \u0000", 40)).isEmpty();
    }

    @Test
    void aLongTextIsClippedWithAnEllipsis() {
        assertThat(PlainText.of("a".repeat(10), 10)).isEqualTo("a".repeat(10));
        assertThat(PlainText.of("a".repeat(11), 10)).isEqualTo("a".repeat(9) + "…");
        assertThat(PlainText.of("word ".repeat(1_000_000), 10)).isEqualTo("word word…");
    }

    @Test
    void aClusterIsKeptWholeOrNotAtAll() {
        assertThat(PlainText.of("ab" + FAMILY + "cdefgh", 14)).isEqualTo("ab" + FAMILY + "…");
        assertThat(PlainText.of("ab" + FAMILY + "cdefgh", 13)).isEqualTo("ab…");
        assertThat(PlainText.of("😀😀😀😀", 6)).isEqualTo("😀😀…");
        assertThat(PlainText.of("🇩🇪🇫🇷🇮🇹", 10)).isEqualTo("🇩🇪🇫🇷…");
        assertThat(PlainText.of("e\u0301\u0302".repeat(5), 8)).isEqualTo("e\u0301\u0302".repeat(2) + "…");
    }

    @Test
    void aClusterLongerThanAllowedIsDropped() {
        assertThat(PlainText.of("Z" + "\u0301".repeat(100_000), 20)).isEqualTo("…");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertThat(PlainText.of("a\ud83db\ude00", 20)).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void bidirectionalControlsGo() {
        assertThat(PlainText.of("\u202egnp\u202c.exe\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u202a\u202b\u202d", 40))
                .isEqualTo("gnp.exe");
    }

    @Test
    void rightToLeftTextIsIsolated() {
        assertThat(PlainText.of("שלום", 40)).isEqualTo("\u2068שלום\u2069");
        assertThat(PlainText.of("\u2069 سلام 1", 40)).isEqualTo("\u2068سلام 1\u2069");
        assertThat(PlainText.of("ש".repeat(50), 10)).isEqualTo("\u2068" + "ש".repeat(9) + "…\u2069");
    }
}
