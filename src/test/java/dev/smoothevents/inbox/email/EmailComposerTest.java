package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import io.quarkus.mailer.Mail;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmailComposerTest {

    private static final String ROOT = "<issue/" + StoryFixture.ISSUE + "@mail.example.org>";

    private static final Pattern ENCODED = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=");

    private final EmailComposer composer = TestMails.composer();

    @Test
    void saysTheSameAsTextAndAsHtml() {
        Mail mail = plain(StoryFixture.comment("Looks good\n\n<b>to</b> me"));
        assertThat(mail.getText()).isEqualTo("""
                💬 octocat commented

                > Looks good
                >
                > <b>to</b> me

                Fix the build (acme/web#42)
                https://example.org/acme/web/issues/42

                --\s
                You are told because you are subscribed to this issue.
                """);
        assertThat(mail.getHtml())
                .contains("💬 octocat commented</p>")
                .contains("Looks good<br>\n<br>\n&lt;b&gt;to&lt;/b&gt; me<br>")
                .contains(">Fix the build (acme/web#42)</a>")
                .contains("<a href=\"https://example.org/acme/web/issues/42\"")
                .contains(">View the comment</a>")
                .contains("You are told because you are subscribed to this issue.");
    }

    @Test
    void aChangeShowsBeforeAndAfter() {
        Mail mail = plain(StoryFixture.of("issue_renamed")
                .text("octocat renamed this issue")
                .extra("from", "Fix <it>")
                .extra("to", "Fix the build"));
        assertThat(mail.getText()).startsWith("""
                💬 octocat renamed this issue

                Title:
                  - Fix <it>
                  + Fix the build

                Fix the build (acme/web#42)
                """);
        assertThat(mail.getHtml())
                .contains(">Fix &lt;it&gt;</span>")
                .contains("&#8594;")
                .contains(">Fix the build</span>");
    }

    @Test
    void anEditedTextIsShownBeforeAndNow() {
        Mail mail = plain(StoryFixture.of("comment_edited")
                .text("octocat edited a comment")
                .record("comment", "1", "better")
                .extra("from_excerpt", "good"));
        assertThat(mail.getText()).contains("\n\nBefore:\n> good\n\nNow:\n> better\n\n");
    }

    @Test
    void aNewIssueComesWithItsDescription() {
        Mail mail = plain(StoryFixture.of("issue_opened")
                .text("octocat opened this issue")
                .record("issue", "42", "It fails."));
        assertThat(mail.getText()).startsWith("💬 octocat opened this issue\n\n> It fails.\n\nFix the build");
    }

    @Test
    void codeKeepsItsIndentationInBothParts() {
        Mail mail = plain(StoryFixture.comment("if (a)\n    b();"));
        assertThat(mail.getText()).contains("> if (a)\n>     b();\n");
        assertThat(mail.getHtml()).contains("if (a)<br>\n\u00a0\u00a0\u00a0\u00a0b();<br>\n");
    }

    @Test
    void hasNoEmptyQuoteWhereNothingWasSaid() {
        Mail mail = plain(StoryFixture.of("issue_closed").text("octocat closed this issue"));
        assertThat(mail.getText())
                .startsWith("💬 octocat closed this issue\n\nState:\n  - open\n  + closed\n\nFix the build");
        assertThat(mail.getHtml()).doesNotContain("<br>");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(compose(StoryFixture.comment(
                                "![x](https://evil.example/pixel.png) <img src=https://evil.example/p>"))
                        .getHtml())
                .doesNotContain("<img")
                .doesNotContain("url(")
                .doesNotContain("<link")
                .doesNotContain("<script");
    }

    @Test
    void everyScopeHasALinkInBothParts() {
        Mail mail = compose(StoryFixture.comment("x"));
        for (String part : List.of(mail.getText(), mail.getHtml())) {
            assertThat(part.split("https://events.example.org/v1/email/unsubscribe/", -1))
                    .hasSize(4);
        }
        assertThat(mail.getText().lines().filter(line -> line.contains("/unsubscribe/")))
                .allMatch(line -> line.startsWith("https://"));
    }

    @Test
    void aMailProgramMayUnsubscribeFromTheIssueWithOneClick() {
        Mail mail = compose(StoryFixture.comment("x"));
        String link = header(mail, "List-Unsubscribe");
        assertThat(link)
                .startsWith("<https://events.example.org/v1/email/unsubscribe/")
                .endsWith(">");
        assertThat(mail.getText())
                .contains("Unsubscribe from this issue:\n" + link.substring(1, link.length() - 1) + "\n");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(mail, "List-Archive")).isEqualTo("<https://example.org/acme/web/issues/42>");
    }

    @Test
    void withoutLinksNothingPromisesThem() {
        Mail mail = plain(StoryFixture.comment("x").url(null));
        assertThat(mail.getHeaders()).doesNotContainKeys("List-Unsubscribe", "List-Unsubscribe-Post", "List-Archive");
        assertThat(mail.getHtml()).doesNotContain("nsubscribe");
    }

    @Test
    void answersGoWhereTheOperatorWantsThem() {
        assertThat(compose(StoryFixture.comment("x")).getHeaders()).doesNotContainKey("Reply-To");
        EmailConfig config = TestMails.CONFIG.withReplyTo("Büro <office@example.org>");
        Mail mail = TestMails.composer(config)
                .compose(StoryFixture.comment("x").delivery("email", "hubot"), "hubot@example.org");
        assertThat(header(mail, "Reply-To")).isEqualTo("=?UTF-8?B?QsO8cm8=?=\r\n <office@example.org>");
    }

    @Test
    void noHeaderIsLongerThanALineMayBe() {
        for (String text : Naughty.STRINGS) {
            String key = Excerpt.clip(Excerpt.line("k" + text), 200);
            Mail mail = composer.compose(
                    StoryFixture.comment("x")
                            .title(text)
                            .actor(text)
                            .key(key)
                            .url("https://example.org/" + "a".repeat(1_400))
                            .delivery("email", key),
                    "hubot@example.org");
            mail.getHeaders().forEach((name, values) -> assertThat((name + ": " + values.get(0)).split("\r\n"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998)));
            assertThat(mail.getHeaders()).doesNotContainKey("List-Archive");
        }
    }

    @Test
    void encodedWordsAreShortAndWholeCharactersEach() {
        for (String naughty : Naughty.STRINGS) {
            String text = naughty.replaceAll("\\p{Cs}", "?"); // what was broken before stays so
            Mail mail = compose(StoryFixture.comment("x").title("ü" + text).actor("ü" + text));
            Matcher words = ENCODED.matcher(header(mail, "Subject") + " " + header(mail, "From"));
            assertThat(words.results())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(word.group()).hasSizeLessThanOrEqualTo(75))
                    .allSatisfy(word -> assertThat(
                                    new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8))
                            .doesNotContain("\ufffd"));
        }
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
        assertThat(mail.getHtml()).doesNotContain("href=\"\"");
    }

    /** Without links to unsubscribe. */
    private static Mail plain(StoryFixture story) {
        return TestMails.composer(TestMails.CONFIG.withoutLinks())
                .compose(story.delivery("email", "hubot"), "hubot@example.org");
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
