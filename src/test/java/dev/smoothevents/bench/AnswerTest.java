package dev.smoothevents.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final String ID = "0193a5b0-0000-7000-8000-00000000000a";
    private static final String EVENT =
            "{\"id\":\"" + ID + "\",\"sequence\":1,\"recordedAt\":\"2026-01-02T01:02:03.45Z\"}";

    @Test
    void anAnswerOfKnownLengthIsReadOnceItIsWhole() {
        String text = "HTTP/1.1 201 Created\r\nContent-Length: " + EVENT.length() + "\r\n\r\n" + EVENT;
        Answer answer = new Answer(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.isWhole(text.length() - 1)).isFalse();
        assertThat(answer.isWhole(text.length())).isTrue();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(Uuids.read(answer.bytes(), answer.nextId())).hasToString(ID);
        assertThat(answer.recordedAt()).isEqualTo(3_723_450_000L);
        assertThat(answer.nextId()).isNegative();
    }

    @Test
    void anAnswerInChunksIsPutTogether() {
        String text = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + chunk("[" + EVENT.substring(0, 20))
                + chunk(EVENT.substring(20) + "," + EVENT + "]") + chunk("");
        Answer answer = new Answer(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.isWhole(text.length() - 7)).isFalse();
        assertThat(answer.isWhole(text.length())).isTrue();
        assertThat(Uuids.read(answer.bytes(), answer.nextId())).hasToString(ID);
        assertThat(Uuids.read(answer.bytes(), answer.nextId())).hasToString(ID);
        assertThat(answer.nextId()).isNegative();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
