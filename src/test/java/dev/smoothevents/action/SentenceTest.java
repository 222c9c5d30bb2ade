package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    private static final Map<String, String> VALUES = Map.of(
            "actor", "octocat", "extra.from", "a", "extra.to", "b", "extra.count", "0", "extra.odd", "{actor} [x|y]");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {actor} did it                                   ; octocat did it
            {actor} moved[ from {extra.from}][ to {extra.to}]; octocat moved from a to b
            {actor} moved[ from {extra.none}][ to {extra.to}]; octocat moved to b
            {extra.none|extra.to} and {record.id|record.name|extra.from} ; b and a
            [{extra.none}|{extra.to}|c]                      ; b
            [{extra.none}|{record.id}|c]                     ; c
            [{extra.none}|{record.id}]                       ; ``
            it is[{extra.count=0} done|{extra.count=1} nearly done] ; it is done
            it is[{extra.count=3} done|{extra.none=} nearly done]   ; it is
            [a [b {extra.none}] c|d]                         ; a c
            [a [b {extra.to}] {extra.none}|d]                ; d
            x {extra.none} y                                 ; x y
            a | b                                            ; a | b
            \\[a\\] \\{b\\} [c\\|d] \\\\                     ; [a] {b} c|d \\
            {extra.odd}                                      ; {actor} [x|y]
            """)
    void theNotationRenders(String template, String text) {
        assertThat(Sentence.parse(template).render(VALUES::get)).isEqualTo(text);
    }
}
