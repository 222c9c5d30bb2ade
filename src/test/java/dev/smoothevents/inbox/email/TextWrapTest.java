package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Naughty;
import org.junit.jupiter.api.Test;

class TextWrapTest {

    private static final String LINK = "https://example.org/" + "a".repeat(100);

    @Test
    void linesHaveAtMost76Columns() {
        assertThat(TextWrap.wrapped("word ".repeat(40)).lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void shortLinesStayAsTheyAre() {
        assertThat(TextWrap.wrapped("one\n\n  two\nthree")).isEqualTo("one\n\n  two\nthree");
    }

    @Test
    void aLinkStaysWholeOnALineOfItsOwn() {
        assertThat(TextWrap.wrapped("see " + LINK + " for more")).isEqualTo("see\n" + LINK + "\nfor more");
    }

    @Test
    void codeKeepsItsShape() {
        String code = "    " + "if (a  ==  b) ".repeat(10).strip();
        assertThat(TextWrap.wrapped(code)).isEqualTo(code);
    }

    @Test
    void aListKeepsItsIndentation() {
        assertThat(TextWrap.wrapped("   - " + "word ".repeat(20)).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("   "));
    }

    @Test
    void aQuotationWithinAQuotationGoesDeeper() {
        assertThat(TextWrap.quoted("plain\n> once\n> > twice\n")).isEqualTo("> plain\n>> once\n>>> twice\n>");
        assertThat(TextWrap.quoted("> " + "word ".repeat(20)).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(">> word"));
    }

    @Test
    void writingWithoutSpacesIsBrokenByItsWidth() {
        assertThat(TextWrap.wrapped("日本語".repeat(30)).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(TextWrap.columns(line)).isLessThanOrEqualTo(76));
    }

    @Test
    void aCharacterIsNeverTornApart() {
        assertThat(TextWrap.wrapped(Naughty.FAMILY.repeat(100)).lines())
                .allSatisfy(line -> assertThat(line.replace(Naughty.FAMILY, "")).isEmpty());
    }

    @Test
    void nothingIsLost() {
        for (String naughty : Naughty.STRINGS) {
            String text = Excerpt.clean(naughty);
            assertThat(squeezed(TextWrap.quoted(text).replaceAll("(?m)^>+ ?", "")))
                    .isEqualTo(squeezed(text.replaceAll("(?m)^(> ?)+", "")));
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[ \t\n]", "");
    }
}
