package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.PersonCard;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageBuilderTest {

    private final SlackMessageBuilder builder = new SlackMessageBuilder();

    @Test
    void saysWhatHappenedAndWhere() {
        JsonObject message = build(StoryFixture.comment("Looks good\n\nto me").story());
        assertThat(Texts.of(message))
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
    void theDetailsStandBesideABarInTheColourOfTheAction() {
        JsonObject message = build(StoryFixture.comment("Looks good").story());
        assertThat(message.getJsonArray("blocks")).hasSize(1);
        JsonObject attachment = message.getJsonArray("attachments").getJsonObject(0);
        assertThat(attachment.getString("color")).isEqualTo("#1a7f37");
        assertThat(attachment.getJsonArray("blocks")).hasSize(2);
    }

    @Test
    void quotesNothingWhereNothingWasSaid() {
        JsonObject message = build(StoryFixture.of("issue_closed").story());
        assertThat(Texts.of(message)).hasSize(5).noneMatch(text -> text.startsWith(">"));
    }

    @Test
    void leadsToWhatWasActedOn() {
        JsonObject message = build(StoryFixture.of("comment_pinned")
                .recordAt("comment", "1001", "https://example.org/42#1001")
                .story());
        assertThat(Texts.of(message)).contains("<https://example.org/42#1001|View more>");
        JsonObject ofIssue = build(StoryFixture.of("issue_closed")
                .recordAt("issue", "42", "https://example.org/acme/web/issues/42")
                .story());
        assertThat(Texts.of(ofIssue)).noneMatch(text -> text.contains("View"));
    }

    @Test
    void mentionsThoseWhoseIdInSlackIsKnown() {
        Story story = StoryFixture.comment("@hubot, @mona: look")
                .mentions("hubot", "mona")
                .story();
        Mentions mentions = Mentions.of(List.of(person("hubot", "U0HUBOT"), person("mona", null)));
        assertThat(Texts.of(builder.build(SlackNews.of(story, mentions))))
                .contains("><@U0HUBOT>, @mona: look")
                .noneMatch("<@U0HUBOT>"::equals);
        Story assigned =
                StoryFixture.of("assignee_added").record("user", "hubot", null).story();
        assertThat(Texts.of(builder.build(SlackNews.of(assigned, mentions)))).contains("<@U0HUBOT>");
    }

    @Test
    void pingsNobody() {
        JsonObject message = build(StoryFixture.comment("<!channel> & <@U1>")
                .text("<!here> did it")
                .title("<!everyone>")
                .actor("<@U2>")
                .story());
        assertThat(message.encode()).doesNotContain("<!").doesNotContain("<@");
        assertThat(Texts.of(message)).contains(">&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }

    @Test
    void linksToTheWebOnly() {
        JsonObject message =
                build(StoryFixture.comment("x").url("javascript:alert(1)").story());
        assertThat(Texts.of(message).get(0)).endsWith("\nacme/web#42 Fix the build");
    }

    @Test
    void aLinkEndsWhereItShould() {
        JsonObject message = build(StoryFixture.comment("x")
                .url("https://example.org/a|b>c d&e")
                .title("a > b | c")
                .story());
        assertThat(Texts.of(message).get(0))
                .endsWith("\n<https://example.org/a%7Cb%3Ec%20d&amp;e|acme/web#42 a &gt; b \u2223 c>");
    }

    @Test
    void anEditShowsTheNewWordsAndSaysWhoseTheyAre() {
        Story edit = StoryFixture.of("comment_edited")
                .record("comment", "1001", "Looks better")
                .actor("hubot")
                .story();
        JsonObject message =
                builder.build(new SlackNews(StoryFixture.comment("Looks good").story(), edit, Mentions.NONE));
        assertThat(Texts.of(message))
                .startsWith("💬 octocat commented\n<https://example.org/acme/web/issues/42|acme/web#42 Fix the build>")
                .contains(">Looks better", "edited by hubot, 23 Nov 2026 18:00 UTC")
                .noneMatch(text -> text.contains("Looks good"));
    }

    @Test
    void whatWasDeletedIsStruckThroughAndQuotedNoMore() {
        Story deletion = StoryFixture.of("comment_deleted")
                .record("comment", "1001", null)
                .actor("hubot")
                .story();
        JsonObject message =
                builder.build(new SlackNews(StoryFixture.comment("My password").story(), deletion, Mentions.NONE));
        assertThat(message.encode()).doesNotContain("My password");
        assertThat(Texts.of(message).get(0)).startsWith("~octocat commented~\n");
        assertThat(Texts.of(message)).contains("deleted by hubot, 23 Nov 2026 18:00 UTC");
    }

    @Test
    void staysWithinSlacksLimitsWhateverPeopleWrite() {
        for (String text : Naughty.STRINGS) {
            Texts.assertAllowed(build(StoryFixture.comment(text)
                    .text(text)
                    .title(text)
                    .actor(text)
                    .key(text)
                    .url("https://example.org/" + text)
                    .story()));
        }
        Texts.assertAllowed(build(StoryFixture.comment("x")
                .url("https://example.org/?" + "&".repeat(1_400))
                .story()));
    }

    private JsonObject build(Story story) {
        return builder.build(SlackNews.of(story, Mentions.NONE));
    }

    private static PersonCard person(String key, String slackUserId) {
        return new PersonCard("default", key, "user", null, null, null, slackUserId);
    }
}
