package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import io.quarkus.mailer.Mail;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailComposerTest {

    private static final String ROOT = "<issue/" + StoryFixture.ISSUE + "@mail.example.org>";

    private final EmailComposer composer = TestMails.composer();

    @Test
    void saysTheSameAsTextAndAsHtml() {
        Mail mail = compose(StoryFixture.comment("Looks good\n\n<b>to</b> me"));
        assertThat(mail.getText()).isEqualTo("""
                💬 octocat commented

                > Looks good
                >\s
                > <b>to</b> me

                Fix the build (acme/web#42)
                https://example.org/acme/web/issues/42

                --\s
                You are told because you are subscribed to this issue.
                """);
        assertThat(mail.getHtml())
                .contains("<p dir=\"auto\">💬 octocat commented</p>")
                .contains("Looks good<br>\n<br>\n&lt;b&gt;to&lt;/b&gt; me<br>")
                .contains("<a href=\"https://example.org/acme/web/issues/42\">Fix the build (acme/web#42)</a>")
                .contains("You are told because you are subscribed to this issue.");
    }

    @Test
    void hasNoEmptyQuoteWhereNothingWasSaid() {
        Mail mail = compose(StoryFixture.of("issue_closed").text("octocat closed this issue"));
        assertThat(mail.getText()).startsWith("💬 octocat closed this issue\n\nFix the build (acme/web#42)\n");
        assertThat(mail.getHtml()).doesNotContain("blockquote");
    }

    @Test
    void theFirstMailOfAnIssueIsTheThreadsRoot() {
        Mail mail = compose(StoryFixture.of("issue_opened"));
        assertThat(header(mail, "Message-ID")).isEqualTo(ROOT);
        assertThat(mail.getHeaders()).doesNotContainKeys("In-Reply-To", "References");
        assertThat(mail.getSubject()).isEqualTo("[acme/web] Fix the build (#42)");
    }

    @Test
    void laterMailsAnswerTheRoot() {
        Mail mail = compose(StoryFixture.comment("x"));
        assertThat(header(mail, "Message-ID"))
                .isEqualTo("<issue/" + StoryFixture.ISSUE + "/event/" + StoryFixture.EVENT + "@mail.example.org>");
        assertThat(header(mail, "In-Reply-To")).isEqualTo(ROOT);
        assertThat(header(mail, "References")).isEqualTo(ROOT);
        assertThat(mail.getSubject()).isEqualTo("Re: [acme/web] Fix the build (#42)");
    }

    @Test
    void aMailSentAgainHasTheSameHeaders() {
        assertThat(compose(StoryFixture.comment("x")).getHeaders())
                .isEqualTo(compose(StoryFixture.comment("x")).getHeaders());
    }

    @Test
    void comesFromTheActorByWayOfTheService() {
        Mail mail = compose(StoryFixture.comment("x"));
        assertThat(header(mail, "From")).isEqualTo("\"octocat (via Smooth Events)\"\r\n <events@example.org>");
        assertThat(mail.getFrom()).isEqualTo("events@example.org");
        assertThat(mail.getTo()).containsExactly("hubot@example.org");
    }

    @Test
    void tellsRobotsNotToAnswer() {
        Mail mail = compose(StoryFixture.comment("x"));
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "Precedence")).isEqualTo("list");
        assertThat(header(mail, "X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(header(mail, "List-ID")).isEqualTo("\"Web\"\r\n <web.acme.mail.example.org>");
        assertThat(header(mail, "X-Smooth-Events-Reason")).isEqualTo("subscriber");
    }

    @Test
    void nobodyAddsAHeader() {
        for (String text : Naughty.STRINGS) {
            Mail mail = compose(StoryFixture.comment(text)
                    .text(text)
                    .title(text)
                    .actor(text)
                    .key("k" + text));
            mail.getHeaders()
                    .forEach(
                            (name, values) -> assertThat(values).singleElement().satisfies(value -> {
                                assertThat(value).as(name).matches("[\\x20-\\x7e]*(\r\n [\\x20-\\x7e]+)*");
                            }));
        }
    }

    @Test
    void bodiesCarryNoControlCharactersNorForeignHtml() {
        for (String text : Naughty.STRINGS) {
            Mail mail =
                    compose(StoryFixture.comment(text).text(text).title(text).url("https://a/" + text));
            assertThat(mail.getText())
                    .doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]")
                    .hasSizeLessThan(25_000);
            assertThat(mail.getHtml())
                    .doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]")
                    .doesNotContain("<!channel>");
        }
    }

    @Test
    void anIssueWithoutATitleIsKnownByItsKey() {
        Mail mail = compose(StoryFixture.of("issue_closed").title(null).url(null));
        assertThat(mail.getSubject()).isEqualTo("Re: [acme/web] acme/web#42");
        assertThat(mail.getText()).contains("\n\nacme/web#42\n\n-- \n");
    }

    private Mail compose(StoryFixture story) {
        return composer.compose(story.delivery("email", "hubot"), "hubot@example.org");
    }

    private static String header(Mail mail, String name) {
        List<String> values = mail.getHeaders().get(name);
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
