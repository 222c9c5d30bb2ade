package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.inbox.digest.Digest;
import io.quarkus.mailer.Mail;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestMailTest {

    private static final UUID ID = UUID.fromString("0193a1b2-0000-7000-8000-0000000000d1");
    private static final Instant CLOSED = Instant.parse("2026-11-24T07:00:00Z");

    @Test
    void readsWellInATerminal() {
        Mail mail = TestMails.composer(TestMails.CONFIG.withoutLinks())
                .compose(
                        digest(
                                ZoneId.of("Europe/Berlin"),
                                StoryFixture.comment("Looks good,\nbut\n\nit is\ntoo long"),
                                StoryFixture.of("issue_closed").text("octocat closed this issue")),
                        "hubot@example.org");
        assertThat(mail.getText()).isEqualTo("""
                2 updates on 1 issue in Web
                until Tuesday 24 November 2026, 08:00 (Europe/Berlin)

                == Web

                Fix the build (acme/web#42)
                https://example.org/acme/web/issues/42

                * Mon 19:00 💬 octocat commented
                  > Looks good,
                  > but
                  > it is
                  > …
                * Mon 19:00 💬 octocat closed this issue

                --\s
                You are told of these together, as you prefer.
                """);
        assertThat(mail.getHtml()).contains("2 updates on 1 issue in Web", "Looks good,<br>", "Mon 19:00");
    }

    @Test
    void isAListOfItsOwnWithOneMessageId() {
        Mail mail = compose(digest(ZoneOffset.UTC, StoryFixture.comment("x")));
        assertThat(header(mail, "Message-ID")).isEqualTo("<digest/" + ID + "@mail.example.org>");
        assertThat(header(mail, "Subject")).isEqualTo("1 update on 1 issue in Web");
        assertThat(header(mail, "From")).isEqualTo("\"Smooth Events\"\r\n <events@example.org>");
        assertThat(header(mail, "List-ID")).isEqualTo("\"Digest\"\r\n <digest.mail.example.org>");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.getHeaders()).doesNotContainKeys("In-Reply-To", "References");
        assertThat(mail.getText()).contains("until Tuesday 24 November 2026, 07:00 UTC");
    }

    @Test
    void oneClickEndsAllMail() {
        Mail mail = compose(digest(ZoneOffset.UTC, StoryFixture.comment("x")));
        String link = header(mail, "List-Unsubscribe");
        assertThat(mail.getText()).contains("No more e-mails at all:\n" + link.substring(1, link.length() - 1));
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void saysTheSameWhenSentAgain() {
        Digest digest = digest(ZoneOffset.UTC, StoryFixture.comment("x"));
        assertThat(compose(digest).getHeaders()).isEqualTo(compose(digest).getHeaders());
        assertThat(compose(digest).getText()).isEqualTo(compose(digest).getText());
    }

    @Test
    void carriesWhateverPeopleWrite() {
        StoryFixture[] stories = Naughty.STRINGS.stream()
                .map(text -> StoryFixture.comment(text).text(text).title(text))
                .toArray(StoryFixture[]::new);
        Mail mail = compose(digest(ZoneOffset.UTC, stories));
        for (String part : List.of(mail.getText(), mail.getHtml())) {
            assertThat(part).doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]").hasSizeLessThan(50_000);
        }
        assertThat(mail.getHtml()).doesNotContain("<!channel>");
        assertThat(header(mail, "Subject")).startsWith(stories.length + " updates on 1 issue in Web");
    }

    private static Mail compose(Digest digest) {
        return TestMails.composer().compose(digest, "hubot@example.org");
    }

    private static Digest digest(ZoneId zone, StoryFixture... stories) {
        List<Digest.Item> items = Arrays.stream(stories)
                .map(story -> new Digest.Item("subscriber", story.story()))
                .toList();
        return new Digest(ID, "default", "hubot", CLOSED, zone, 1, items);
    }

    private static String header(Mail mail, String name) {
        List<String> values = mail.getHeaders().get(name);
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
