package dev.smoothevents.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void theValuesComeBackAsTheyWere() {
        String cursor = Cursor.of("feed", "2026-11-23T18:00:00Z", "ü/#?", "");
        assertThat(Cursor.parse("feed", 3, cursor)).containsExactly("2026-11-23T18:00:00Z", "ü/#?", "");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void withoutOneItIsTheFirstPage() {
        assertThat(Cursor.parse("feed", 2, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "AAAAAA", "not base64!", "ä", "____________________"})
    void garbageIsNotOneOfOurs(String cursor) {
        assertForeign("feed", 1, cursor);
    }

    @Test
    void oneOfAnotherListIsNotOneOfOurs() {
        assertForeign("people", 1, Cursor.of("issues", "a"));
        assertForeign("feed", 1, Cursor.of("feed", "a", "b"));
    }

    @Test
    void everyTruncationAndEveryChangeIsFound() {
        String cursor = Cursor.of("feed", "2026-11-23T18:00:00Z", "id");
        for (int length = 0; length < cursor.length(); length++) {
            assertForeign("feed", 2, cursor.substring(0, length));
        }
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertForeign("feed", 2, cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
    }

    @Test
    void oneBeyondAllMeasureIsNotOneOfOurs() {
        assertForeign("feed", 1, Cursor.of("feed", "x".repeat(10_000)));
    }

    private static void assertForeign(String kind, int count, String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.parse(kind, count, cursor))
                .satisfies(e -> assertThat(e.problem().violations())
                        .containsExactly(new Violation("cursor", "is not one of ours; take it from `next` unchanged")));
    }
}
