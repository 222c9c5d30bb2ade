package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.smoothevents.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchBodyTest {

    private static final String EVENT = "{\"issue\":\"i\",\"action\":\"comment_added\"}";

    private final BatchBody body =
            new BatchBody(JsonMapper.builder().addModule(new JavaTimeModule()).build());

    @Test
    void anArrayIsReadInOrder() {
        List<BatchBody.Item> items = body.array(bytes("[" + EVENT + "," + EVENT.replace("\"i\"", "\"j\"") + "]"));

        assertThat(items).extracting(item -> item.event().issue()).containsExactly("i", "j");
        assertThat(items).extracting(BatchBody.Item::problem).containsOnlyNulls();
    }

    @Test
    void linesAreReadInOrderAndBlankOnesAreNone() {
        List<BatchBody.Item> items =
                body.lines(bytes("\n" + EVENT + "\r\n  \n" + EVENT.replace("\"i\"", "\"j\"") + "\n\n"));

        assertThat(items).extracting(item -> item.event().issue()).containsExactly("i", "j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{\"unknown\":1}", "{\"issue\":{}}"})
    void oneThatIsNoEventDoesNotFailItsNeighbours(String bad) {
        for (List<BatchBody.Item> items : List.of(
                body.array(bytes("[" + EVENT + "," + bad + "," + EVENT + "]")),
                body.lines(bytes(EVENT + "\n" + bad + "\n" + EVENT)))) {
            assertThat(items).hasSize(3);
            assertThat(items.get(0).event()).isNotNull();
            assertThat(items.get(1).event()).isNull();
            assertThat(items.get(1).problem().status()).isBetween(400, 422);
            assertThat(items.get(2).event()).isNotNull();
        }
    }

    @Test
    void aLineThatIsNoJsonDoesNotFailItsNeighbours() {
        List<BatchBody.Item> items = body.lines(bytes(EVENT + "\n{\"issue\":\n" + EVENT));

        assertThat(items.get(1).problem().status()).isEqualTo(400);
        assertThat(items.get(2).event()).isNotNull();
    }

    @Test
    void oneThatIsTooLargeDoesNotFailItsNeighbours() {
        String large = "{\"issue\":\"i\",\"action\":\"" + "x".repeat(BatchBody.MAX_EVENT_BYTES) + "\"}";

        for (List<BatchBody.Item> items :
                List.of(body.array(bytes("[" + large + "," + EVENT + "]")), body.lines(bytes(large + "\n" + EVENT)))) {
            assertThat(items.get(0).problem().status()).isEqualTo(413);
            assertThat(items.get(1).event()).isNotNull();
        }
    }

    @Test
    void theSizeOfAnEventIsCountedInBytes() {
        String large = "{\"issue\":\"i\",\"action\":\"" + "€".repeat(BatchBody.MAX_EVENT_BYTES / 3) + "\"}";

        assertThat(body.array(bytes("[" + large + "]")).get(0).problem()).isNotNull();
        assertThat(body.lines(bytes(large)).get(0).problem()).isNotNull();
    }

    @Test
    void aThousandAreEnough() {
        assertThat(body.array(bytes("[" + (EVENT + ",").repeat(999) + EVENT + "]")))
                .hasSize(1_000);
        assertThat(body.lines(bytes((EVENT + "\n").repeat(1_000)))).hasSize(1_000);

        assertRefused(422, () -> body.array(bytes("[" + (EVENT + ",").repeat(1_000) + EVENT + "]")));
        assertRefused(422, () -> body.lines(bytes((EVENT + "\n").repeat(1_001))));
    }

    @Test
    void noEventAtAllIsRefused() {
        assertRefused(422, () -> body.array(bytes("[]")));
        assertRefused(422, () -> body.array(bytes("")));
        assertRefused(422, () -> body.lines(bytes("\n \n")));
    }

    @Test
    void aBodyThatIsNoArrayIsRefused() {
        assertRefused(422, () -> body.array(bytes(EVENT)));
        assertRefused(400, () -> body.array(bytes("[" + EVENT)));
    }

    private static void assertRefused(int status, Runnable read) {
        assertThatThrownBy(read::run).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                        refused.problem().status())
                .isEqualTo(status));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
