package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void leavesShortTextAlone() {
        assertThat(Excerpt.clip("hello", 5)).isEqualTo("hello");
        assertThat(Excerpt.clip("", 5)).isEmpty();
    }

    @Test
    void saysThatSomethingIsGone() {
        assertThat(Excerpt.clip("hello!", 5)).isEqualTo("hell…");
    }

    @Test
    void keepsAnEmojiFamilyTogetherOrNotAtAll() {
        String family = Naughty.FAMILY;
        assertThat(Excerpt.clip("a" + family + "b", 5)).isEqualTo("a…");
        assertThat(Excerpt.clip(family + family, family.length() + 1)).isEqualTo(family + "…");
    }

    @Test
    void cutsAnEndlessClusterBetweenCodePoints() {
        assertThat(Excerpt.clip("e" + "\u0301".repeat(1_000), 10)).isEqualTo("e" + "\u0301".repeat(8) + "…");
    }

    @Test
    void neverCutsInsideAnEscape() {
        assertThat(Excerpt.clip("ab<cd", 6, text -> text.replace("<", "&lt;"))).isEqualTo("ab…");
        assertThat(Excerpt.clip("<<", 7, text -> text.replace("<", "&lt;"))).isEqualTo("&lt;…");
    }

    @Test
    void holdsTheLimitForWhateverPeopleWrite() {
        for (String text : Naughty.STRINGS) {
            for (int max : new int[] {1, 2, 7, 100, 3_000}) {
                assertThat(Excerpt.clip(text, max)).hasSizeLessThanOrEqualTo(max);
            }
        }
    }

    @Test
    void makesOneLineOfMany() {
        assertThat(Excerpt.line(" a\r\nBcc: b\u2028c\u0000 ")).isEqualTo("a Bcc: b c");
        assertThat(Excerpt.line(null)).isEmpty();
    }

    @Test
    void keepsLinesAndTabsAndDropsOtherControls() {
        assertThat(Excerpt.clean("a\r\nb\rc\td\u0007\u2028e")).isEqualTo("a\nb\nc\td\ne");
    }

    @Test
    void canAlwaysBeEncoded() {
        for (String text : Naughty.STRINGS) {
            String clean = Excerpt.clean(text);
            byte[] octets = clean.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(clean);
        }
    }

    @Test
    void quotesTheRecordElseTheExcerptThatWasGiven() {
        assertThat(Excerpt.bodyOf(StoryFixture.comment("Looks good").story())).isEqualTo("Looks good");
        assertThat(Excerpt.bodyOf(StoryFixture.of("comment_added")
                        .extra("body_excerpt", "Looks")
                        .story()))
                .isEqualTo("Looks");
        assertThat(Excerpt.bodyOf(StoryFixture.of("issue_closed").story())).isEmpty();
    }

    @Test
    void doesNotRepeatWhatWasDeleted() {
        Story story = StoryFixture.of("comment_deleted")
                .record("comment", "1", "regret")
                .story();
        assertThat(Excerpt.bodyOf(story)).isEmpty();
    }
}
