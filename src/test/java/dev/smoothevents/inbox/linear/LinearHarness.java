package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.History;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The Linear inbox without a database: a test says what is in it, and what Linear answers. */
class LinearHarness implements AutoCloseable {

    static final String TEAM = "8d5b2f2e-2bf7-4f0e-9d6b-8f2f6d9d0001";
    static final String TWIN = "8d5b2f2e-2bf7-4f0e-9d6b-8f2f6d9d0002";
    static final String OTHER_TWIN = "8d5b2f2e-2bf7-4f0e-9d6b-8f2f6d9d0003";
    static final UUID OTHER_ISSUE = UUID.fromString("0193a1b2-0000-7000-8000-000000000007");
    static final String OTHER_KEY = "acme/web#7";
    static final Instant NOW = Instant.parse("2026-11-23T18:00:01Z");

    final FakeLinear linear = new FakeLinear();
    final List<String> links = new ArrayList<>();
    final List<UUID> planned = new ArrayList<>();
    final List<SourceIssue> issues = new ArrayList<>();
    String email = "hubot@example.org";
    boolean linking = true;
    boolean outdated;
    boolean onItsWay;
    long timesBefore;

    private final Vertx vertx = Vertx.vertx();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Directory directory = new Directory(null) {
        @Override
        public Uni<PersonCard> person(String account, String key) {
            return Uni.createFrom().item(new PersonCard(account, key, "user", null, email, null, null));
        }

        @Override
        public Uni<Void> linkLinearIssue(String account, UUID issueId, String linearIssueId) {
            links.add(issueId + " " + linearIssueId);
            return linking
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new IllegalStateException("database away"));
        }
    };
    private final CommentOrigin origin = new CommentOrigin(null) {
        @Override
        Uni<String> linearId(Story story) {
            return Uni.createFrom().item(LinearIds.ofComment(story));
        }
    };
    private final SourceIssues sources = new SourceIssues(null) {
        @Override
        Uni<SourceIssue> byId(String account, UUID id) {
            return Uni.createFrom()
                    .item(issues.stream()
                            .filter(issue -> issue.id().equals(id))
                            .findFirst()
                            .orElse(null));
        }

        @Override
        Uni<SourceIssue> byKey(String account, String key) {
            return Uni.createFrom()
                    .item(issues.stream()
                            .filter(issue -> issue.key().equals(key))
                            .findFirst()
                            .orElse(null));
        }
    };
    private final LinearLedger ledger = new LinearLedger(null) {
        @Override
        Uni<Boolean> isOutdated(Story story) {
            return Uni.createFrom().item(outdated);
        }

        @Override
        Uni<Boolean> isOnItsWay(String account, UUID issueId) {
            return Uni.createFrom().item(onItsWay);
        }

        @Override
        Uni<Long> timesBefore(Story story, String action) {
            return Uni.createFrom().item(timesBefore);
        }
    };
    private final History history = new History(null, null, null) {
        @Override
        public Uni<Void> plan(String inbox, String account, UUID issueId, String recipient) {
            planned.add(issueId);
            return Uni.createFrom().voidItem();
        }
    };
    private final LinearSender sender = new LinearSender(
            new LinearClient(vertx, LinearClientTest.Config.of(linear.url()), clock),
            directory,
            origin,
            sources,
            ledger,
            history,
            clock);

    /** The issue of the stories, as it stands. */
    static SourceIssue issue(String twin, String team) {
        return new SourceIssue(
                "default",
                StoryFixture.ISSUE,
                "acme/web#42",
                "Fix the build",
                "https://example.org/acme/web/issues/42",
                twin,
                team,
                false,
                false,
                "It is red",
                NOW);
    }

    /** Another issue. */
    static SourceIssue other(String twin, String team) {
        return new SourceIssue("default", OTHER_ISSUE, OTHER_KEY, "Other", null, twin, team, false, false, null, NOW);
    }

    static StoryFixture synced(String action) {
        return StoryFixture.of(action).twin(TWIN);
    }

    LinearHarness knows(SourceIssue issue) {
        issues.add(issue);
        return this;
    }

    Outcome send(StoryFixture story) {
        return attempt(story, "synced project").await().atMost(Duration.ofSeconds(30));
    }

    /** The same for what is brought to complete the twin's history. */
    Outcome bring(StoryFixture story) {
        return attempt(story, History.REASON).await().atMost(Duration.ofSeconds(30));
    }

    Uni<Outcome> attempt(StoryFixture story, String reason) {
        return sender.send(story.delivery("linear", "twin", reason));
    }

    JsonObject input(int n) {
        return linear.asked().get(n).input();
    }

    @Override
    public void close() {
        linear.close();
        vertx.closeAndAwait();
    }
}
