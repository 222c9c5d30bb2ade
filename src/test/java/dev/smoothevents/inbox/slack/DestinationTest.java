package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.issue.ProjectCard;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private static final String WEBHOOK = "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnop";

    @Test
    void aWebhookComesBeforeTheBot() {
        assertThat(of("#web", WEBHOOK, true).orElseThrow().webhook()).isEqualTo(WEBHOOK);
        assertThat(of("#web", null, true).orElseThrow().channel()).isEqualTo("#web");
        assertThat(of("#web", " ", true).orElseThrow().channel()).isEqualTo("#web");
        assertThat(of("#web", null, false)).isEmpty();
        assertThat(of(" ", null, true)).isEmpty();
    }

    @Test
    void itsNameTellsWebhooksApartAndKeepsTheSecret() {
        String name = of(null, WEBHOOK, true).orElseThrow().name();
        assertThat(name).matches("webhook [0-9a-f]{8} of acme/web");
        assertThat(of(null, WEBHOOK, true).toString()).doesNotContain("hooks.slack.com");
        assertThat(of(null, WEBHOOK + "2", true).orElseThrow().name()).isNotEqualTo(name);
        assertThat(of("#web", null, true).orElseThrow().name()).isEqualTo("#web");
    }

    private static Optional<Destination> of(String channel, String webhook, boolean hasBot) {
        return Destination.of(new ProjectCard("default", "acme/web", "Web", channel, webhook, null), hasBot);
    }
}
