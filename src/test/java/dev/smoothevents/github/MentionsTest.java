package dev.smoothevents.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @Test
    void loginsAreFoundOnceAndInOrder() {
        assertThat(Mentions.in("@hubot ask @octocat, or @Hubot.\n(@mona-lisa) /cc @octocat"))
                .containsExactly("hubot", "octocat", "mona-lisa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@octocat",
                "@octocat.",
                "@octocat...",
                "@octocat: look",
                "@octocat's",
                "**@octocat**",
                "> @octocat said",
                "- @octocat",
                "* item\n\n    @octocat in the item's second paragraph",
                "a line\n    @octocat still of the paragraph",
                "@octocat- really",
                "你好@octocat你好",
                "one ` here\n\nand @octocat, one ` there",
                "\\`@octocat\\`",
                "``` @octocat ` is no fence"
            })
    void thisIsAMention(String text) {
        assertThat(Mentions.in(text)).containsExactly("octocat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@ octocat",
                "octocat",
                "me@octocat",
                "mail me@octocat.example",
                "_@octocat",
                "@octocat/team",
                "@octo-cat/team-of-one",
                "@octocat.example",
                "@octocat_",
                "@octo-cat_",
                "@-octocat",
                "@a234567890123456789012345678901234567890",
                "`@octocat`",
                "``a ` @octocat``",
                "`spans\nlines @octocat`",
                "```\n@octocat\n```",
                "```java\n@octocat\n",
                "~~~\n```\n@octocat\n~~~",
                "````\n```\n@octocat\n````",
                "    @octocat",
                "text\n\n\t@octocat",
                "<!-- @octocat, please\nread -->",
                "<code>@octocat</code>",
                "<pre lang=\"java\">\n@octocat\n</pre>",
                "https://example.com/@octocat",
                "[here](https://example.com/@octocat)"
            })
    void thisIsNone(String text) {
        assertThat(Mentions.in(text)).isEmpty();
    }

    @Test
    void aTextThatIsMissingMentionsNobody() {
        assertThat(Mentions.in(null)).isEmpty();
    }

    @Test
    void anEditMentionsOnlyThoseWhoAreNew() {
        assertThat(Mentions.added("@Octocat", "@octocat @hubot")).containsExactly("hubot");
        assertThat(Mentions.added("`@hubot`", "@hubot")).containsExactly("hubot");
        assertThat(Mentions.added(null, null)).isEmpty();
    }

    @Test
    void thereIsAnEndToIt() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            all.append("@user").append(i).append(' ');
        }
        assertThat(Mentions.in(all.toString())).hasSize(Mentions.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`",
                "`a``",
                "@a-",
                "@a.",
                "<!--",
                "<pre>",
                "<pre",
                "- ",
                "```\n",
                "\\`",
                "https://",
                "\t",
                " \n",
                ">"
            })
    void hostileTextsTakeNoTime(String piece) {
        String text = piece.repeat(65_536 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Mentions.in(text));
    }
}
