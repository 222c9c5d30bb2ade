package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.PersonCard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private static final Mentions MENTIONS =
            Mentions.of(List.of(person("hubot", "U0HUBOT"), person("hubot-two", "W0TWO"), person("mona", null)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@hubot please| ><@U0HUBOT> please",
                "cc @hubot, @hubot-two.| >cc <@U0HUBOT>, <@W0TWO>.",
                "(@hubot)| >(<@U0HUBOT>)",
                "@mona @nobody| >@mona @nobody",
                "@hubot2 @hubotä @hubot_x mail@hubot| >@hubot2 @hubotä @hubot_x mail@hubot",
                "@Hubot| >@Hubot",
                "<@hubot>| >&lt;<@U0HUBOT>&gt;",
                "<@U0HUBOT>| >&lt;@U0HUBOT&gt;"
            })
    void onlyTheWholeKeyOfSomebodyKnownIsAMention(String text, String quote) {
        assertThat(SlackText.quote(text, 3_000, MENTIONS)).isEqualTo(quote);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!channel", "U1|x>", "u0hubot", "U 1", "", "S024BE7LH", "<!here>", "U1> <!channel"})
    void whatIsNoUserIdMentionsNobody(String slackUserId) {
        Mentions mentions = Mentions.of(List.of(person("hubot", slackUserId)));
        assertThat(SlackText.quote("@hubot", 3_000, mentions)).isEqualTo(">@hubot");
        assertThat(mentions.missingIn("")).isEmpty();
    }

    @Test
    void whoIsNotInTheWordsIsNamedBesideThem() {
        assertThat(MENTIONS.missingIn("><@U0HUBOT> please")).containsExactly("<@W0TWO>");
    }

    @Test
    void theActorIsNotMentionedForWhatTheyDidThemselves() {
        var event =
                StoryFixture.comment("hi").mentions("hubot", "octocat").story().event();
        assertThat(Mentions.named(event)).containsExactly("hubot");
        assertThat(Mentions.named(StoryFixture.of("assignee_added")
                        .record("user", "mona", null)
                        .story()
                        .event()))
                .containsExactly("mona");
    }

    @Test
    void aQuoteWithMentionsKeepsItsLimit() {
        for (String text : Naughty.STRINGS) {
            for (int max : new int[] {3, 12, 100, 2_500}) {
                String quote = SlackText.quote("@hubot " + text + " @hubot-two" + text + "@hubot", max, MENTIONS);
                assertThat(quote).hasSizeLessThanOrEqualTo(max);
                assertThat(quote.replace("<@U0HUBOT>", "").replace("<@W0TWO>", ""))
                        .doesNotContain("<");
            }
        }
    }

    private static PersonCard person(String key, String slackUserId) {
        return new PersonCard("default", key, "user", null, null, null, slackUserId);
    }
}
