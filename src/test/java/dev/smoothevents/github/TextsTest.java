package dev.smoothevents.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void whatCannotBeStoredIsReplaced() {
        assertThat(Texts.clean("a\u0000b")).isEqualTo("a\uFFFDb");
        assertThat(Texts.clean("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(Texts.clean("😀 é")).isEqualTo("😀 é");
        assertThat(Texts.clean(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "語", "😀", "\u0001", "\"", "\\", "\n"})
    void anyBodyFitsIntoAnEvent(String piece) throws JsonProcessingException {
        String body = Texts.body(piece.repeat(300_000 / piece.length()));

        assertThat(body.length()).isBetween(29_999, Texts.MAX_BODY);
        assertThat(new ObjectMapper().writeValueAsBytes(body)).hasSizeLessThanOrEqualTo(180_002);
        assertThat(Texts.clean(body)).isEqualTo(body);
    }

    @Test
    void aBodyThatFitsIsKept() {
        assertThat(Texts.body("x".repeat(Texts.MAX_BODY))).hasSize(Texts.MAX_BODY);
        assertThat(Texts.body(null)).isNull();
    }

    @Test
    void anExcerptHasWholeCodePoints() {
        assertThat(Texts.excerpt("😀".repeat(300))).isEqualTo("😀".repeat(280));
        assertThat(Texts.excerpt("short")).isEqualTo("short");
    }

    @Test
    void theDigestIsThatOfTheBytes() {
        assertThat(Texts.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aDifferenceIsWhatIsNotShared() {
        assertThat(Difference.between("one two", "one 😀 two")).isEqualTo(new Difference(2, 0));
        assertThat(Difference.between("aa", "a")).isEqualTo(new Difference(0, 1));
        assertThat(Difference.between("abc", "axc")).isEqualTo(new Difference(1, 1));
        assertThat(Difference.between("", "")).isEqualTo(new Difference(0, 0));
    }
}
