package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.StoryFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsubscribeLinksTest {

    private static final Instant RECORDED = Instant.parse("2026-11-23T18:00:00Z");
    private static final String PREFIX = "https://events.example.org/v1/email/unsubscribe/";

    private final UnsubscribeLinks links = TestMails.links(TestMails.CONFIG);

    @Test
    void eachScopeHasItsLink() {
        Footer footer = links.footer(StoryFixture.comment("x").delivery("email", "hubot"), "Because.");
        Instant expires = RECORDED.plus(UnsubscribeLinks.LIFETIME);
        assertThat(read(footer.issueLink()))
                .hasValue(UnsubscribeLink.issue("default", "hubot", StoryFixture.ISSUE, expires));
        assertThat(read(footer.actionLink()))
                .hasValue(UnsubscribeLink.action("default", "hubot", "comment_added", expires));
        assertThat(read(footer.allLink())).hasValue(UnsubscribeLink.all("default", "hubot", expires));
        assertThat(footer.kind()).isEqualTo("comment added");
    }

    @Test
    void theyLastForMoreThanAYear() {
        assertThat(UnsubscribeLinks.LIFETIME).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void anyKeyOfAPersonWillDo() {
        for (String key : new String[] {"a\tb", "Zoë 🦊", "1", "all", "ß".repeat(200)}) {
            Footer footer = links.footer(StoryFixture.comment("x").delivery("email", key), "");
            assertThat(read(footer.allLink()))
                    .get()
                    .extracting(UnsubscribeLink::person)
                    .isEqualTo(key);
        }
    }

    @Test
    void withoutSecretOrAddressThereAreNone() {
        UnsubscribeLinks none = TestMails.links(TestMails.CONFIG.withoutLinks());
        Footer footer = none.footer(StoryFixture.comment("x").delivery("email", "hubot"), "Because.");
        assertThat(footer.hasLinks()).isFalse();
        assertThat(footer.reason()).isEqualTo("Because.");
        assertThat(none.read("YQ.YQ")).isEmpty();
    }

    private Optional<UnsubscribeLink> read(String url) {
        assertThat(url).startsWith(PREFIX);
        return links.read(url.substring(PREFIX.length()));
    }
}
