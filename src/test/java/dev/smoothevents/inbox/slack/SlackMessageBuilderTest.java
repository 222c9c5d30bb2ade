package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackMessageBuilderTest {

    private final SlackMessageBuilder builder = new SlackMessageBuilder();

    @Test
    void saysWhatHappenedAndWhere() {
        JsonObject message =
                builder.build(StoryFixture.comment("Looks good\n\nto me").story());
        assertThat(texts(message))
                .containsExactly(
                        "💬 octocat commented\n" + "<https://example.org/acme/web/issues/42|acme/web#42 Fix the build>",
                        ">Looks good\n>\n>to me",
                        "Web",
                        "acme/web#42",
                        "octocat",
                        "23 Nov 2026 18:00 UTC");
        assertThat(message.getString("text")).isEqualTo("💬 octocat commented · acme/web#42 Fix the build");
        assertThat(message.getBoolean("unfurl_links")).isFalse();
    }

    @Test
    void quotesNothingWhereNothingWasSaid() {
        JsonObject message = builder.build(StoryFixture.of("issue_closed").story());
        assertThat(message.getJsonArray("blocks")).hasSize(2);
    }

    @Test
    void pingsNobody() {
        JsonObject message = builder.build(StoryFixture.comment("<!channel> & <@U1>")
                .text("<!here> did it")
                .title("<!everyone>")
                .actor("<@U2>")
                .story());
        assertThat(message.encode()).doesNotContain("<!").doesNotContain("<@");
        assertThat(texts(message)).contains(">&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }

    @Test
    void linksToTheWebOnly() {
        JsonObject message = builder.build(
                StoryFixture.comment("x").url("javascript:alert(1)").story());
        assertThat(texts(message).get(0)).endsWith("\nacme/web#42 Fix the build");
    }

    @Test
    void aLinkEndsWhereItShould() {
        JsonObject message = builder.build(StoryFixture.comment("x")
                .url("https://example.org/a|b>c d&e")
                .title("a > b | c")
                .story());
        assertThat(texts(message).get(0))
                .endsWith("\n<https://example.org/a%7Cb%3Ec%20d&amp;e|acme/web#42 a &gt; b | c>");
    }

    @Test
    void staysWithinSlacksLimitsWhateverPeopleWrite() {
        for (String text : Naughty.STRINGS) {
            JsonObject message = builder.build(StoryFixture.comment(text)
                    .text(text)
                    .title(text)
                    .actor(text)
                    .url("https://example.org/" + text)
                    .story());
            List<String> texts = texts(message);
            assertThat(texts).allSatisfy(each -> assertThat(each).isNotBlank().hasSizeLessThanOrEqualTo(3_000));
            assertThat(texts.stream().mapToInt(String::length).sum()).isLessThan(10_000);
            assertThat(message.getString("text")).isNotBlank().hasSizeLessThan(4_000);
            assertThat(texts).noneMatch(each -> each.contains("<!") || each.matches("(?s).*&(?!amp;|lt;|gt;).*"));
        }
    }

    private static List<String> texts(JsonObject message) {
        return message.getJsonArray("blocks").stream()
                .map(JsonObject.class::cast)
                .flatMap(SlackMessageBuilderTest::textsOf)
                .map(text -> text.getString("text"))
                .toList();
    }

    private static Stream<JsonObject> textsOf(JsonObject block) {
        JsonArray elements = block.getJsonArray("elements", new JsonArray().add(block.getJsonObject("text", block)));
        return elements.stream().map(JsonObject.class::cast);
    }
}
