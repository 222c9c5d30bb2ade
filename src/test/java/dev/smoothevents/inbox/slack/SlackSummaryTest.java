package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.IssueCard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlackSummaryTest {

    private static final UUID OTHER = new UUID(1, 2);

    private final SlackSummary summary = new SlackSummary(ActionCatalogue.builtIn());
    private final Story first = StoryFixture.comment("hi").story();

    @Test
    void listsIssuesAndHowOftenWhatHappenedInTheOrderInWhichItCame() {
        JsonObject message = summary.of(
                first,
                List.of(
                        waiting(OTHER, "issue_closed"),
                        waiting(StoryFixture.ISSUE, "comment_added"),
                        waiting(StoryFixture.ISSUE, "pull_request_linked"),
                        waiting(OTHER, "issue_reopened")),
                Map.of(StoryFixture.ISSUE, first.issue(), OTHER, issue(OTHER, "acme/web#43", null, null)));
        assertThat(message.getString("text")).isEqualTo("📚 5 events in 2 issues");
        assertThat(Texts.of(message))
                .startsWith(
                        "*📚 5 events in 2 issues*",
                        "• <https://example.org/acme/web/issues/42|acme/web#42 Fix the build>: "
                                + "2 × 💬 comment added, 1 × 🔀 pull request linked\n"
                                + "• acme/web#43: 1 × 🟣 issue closed, 1 × 🔄 issue reopened");
    }

    @Test
    void anIssueThatIsPurgedMeanwhileIsCountedStill() {
        JsonObject message = summary.of(first, List.of(waiting(OTHER, "gone_action")), Map.of());
        assertThat(Texts.of(message).get(1)).contains("an issue that is no more: 1 × gone action");
    }

    @Test
    void keepsSlacksRulesWhateverTheIssuesAreCalledAndHoweverManyThereAre() throws IOException {
        JsonArray written = new JsonArray();
        for (String text : Naughty.STRINGS) {
            List<Waiting> taken = new ArrayList<>();
            Map<UUID, IssueCard> issues = new HashMap<>();
            for (int i = 0; i < 400; i++) {
                UUID id = new UUID(7, i);
                issues.put(id, issue(id, "acme/web#" + i + text, text, "https://example.org/" + i + "?&" + text));
                taken.add(waiting(id, "comment_added"));
            }
            JsonObject message = summary.of(first, taken, issues);
            Texts.assertAllowed(message);
            assertThat(Texts.of(message)).anyMatch(each -> each.matches("(?s).*… and \\d+ issues more"));
            written.add(message);
        }
        Files.writeString(Path.of("target", "slack-summaries.json"), written.encode());
    }

    private static Waiting waiting(UUID issue, String action) {
        return new Waiting(UUID.randomUUID(), issue, action, null);
    }

    private static IssueCard issue(UUID id, String key, String title, String url) {
        return new IssueCard("default", id, key, "acme/web", title, url, null, "open", null, Instant.EPOCH);
    }
}
