package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The texts of a message's blocks, in the order in which they are read. */
final class Texts {

    private static final String UNESCAPED = "(?s).*&(?!amp;|lt;|gt;).*";

    private Texts() {}

    static List<String> of(JsonObject message) {
        return blocksOf(message)
                .flatMap(Texts::ofBlock)
                .map(text -> text.getString("text"))
                .toList();
    }

    /** Slack's documented limits, and no ping of a whole channel. */
    static void assertAllowed(JsonObject message) {
        List<String> texts = of(message);
        assertThat(texts).allSatisfy(each -> assertThat(each).isNotBlank().hasSizeLessThanOrEqualTo(3_000));
        assertThat(texts.stream().mapToInt(String::length).sum()).isLessThan(12_000);
        assertThat(message.getString("text")).isNotBlank().hasSizeLessThan(4_000);
        assertThat(texts).noneMatch(each -> each.contains("<!") || each.matches(UNESCAPED));
        assertThat(message.getString("text")).doesNotContain("<").doesNotMatch(UNESCAPED);
        assertThat(blocksOf(message).count()).isLessThanOrEqualTo(50);
        assertThat(blocksOf(message)).allSatisfy(block -> assertThat(
                        block.getJsonArray("elements", new JsonArray()).size())
                .isLessThanOrEqualTo(10));
    }

    private static Stream<JsonObject> blocksOf(JsonObject message) {
        Stream<JsonObject> details =
                objects(message.getJsonArray("attachments", new JsonArray())).flatMap(Texts::ownBlocks);
        return Stream.concat(ownBlocks(message), details);
    }

    private static Stream<JsonObject> ownBlocks(JsonObject owner) {
        return objects(owner.getJsonArray("blocks"));
    }

    private static Stream<JsonObject> ofBlock(JsonObject block) {
        return objects(block.getJsonArray("elements", new JsonArray().add(block.getJsonObject("text", block))));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
