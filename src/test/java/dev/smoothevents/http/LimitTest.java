package dev.smoothevents.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @Test
    void itIsFiftyUnlessSaid() {
        assertThat(Limit.parse(null)).isEqualTo(50);
        assertThat(Limit.parse("1")).isEqualTo(1);
        assertThat(Limit.parse("200")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "201", "-1", "1.5", "ten", "99999999999999999999", "+1", "١"})
    void everythingElseIsRefused(String limit) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Limit.parse(limit));
    }
}
