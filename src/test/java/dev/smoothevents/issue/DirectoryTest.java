package dev.smoothevents.issue;

import static dev.smoothevents.issue.Directories.delete;
import static dev.smoothevents.issue.Directories.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DirectoryTest {

    @Inject
    Directory directory;

    @Inject
    Pool pool;

    @Test
    void anUnknownPersonIsNull() {
        assertThat(directory.person("default", "never-seen").await().indefinitely())
                .isNull();
        assertThat(directory.people("default", List.of()).await().indefinitely())
                .isEmpty();
    }

    @Test
    void cardsCarryWhatWasWritten() {
        put(
                "/v1/people/card",
                "{\"name\":\"Card\",\"email\":\"card@example.com\",\"timeZone\":\"UTC\",\"slackUserId\":\"U1\"}");
        put("/v1/projects/cards", "{\"name\":\"Cards\",\"slack\":{\"channel\":\"#c\"},\"linear\":{\"teamId\":\"t\"}}");
        UUID id = issue("cards%231", "{\"project\":\"cards\",\"title\":\"One\",\"creator\":\"card\"}");

        assertThat(directory.person("default", "card").await().indefinitely())
                .isEqualTo(new PersonCard("default", "card", "user", "Card", "card@example.com", "UTC", "U1"));
        assertThat(directory
                        .projects("default", List.of("cards", "none"))
                        .await()
                        .indefinitely())
                .containsOnlyKeys("cards")
                .containsEntry("cards", new ProjectCard("default", "cards", "Cards", "#c", null, "t"));
        IssueCard issue =
                directory.issues("default", List.of(id)).await().indefinitely().get(id);
        assertThat(issue.key()).isEqualTo("cards#1");
        assertThat(issue.title()).isEqualTo("One");
        assertThat(directory.issues("another", List.of(id)).await().indefinitely())
                .isEmpty();
    }

    @Test
    void aForgottenPersonIsAKeyAndAType() {
        put("/v1/people/forgotten", "{\"name\":\"F\",\"email\":\"f@example.com\",\"type\":\"bot\"}");
        delete("/v1/people/forgotten");
        assertThat(directory.person("default", "forgotten").await().indefinitely())
                .isEqualTo(new PersonCard("default", "forgotten", "bot", null, null, null, null));
    }

    @Test
    void theLinearTwinIsNoted() {
        UUID id = issue("twin", "{}");
        directory.linkLinearIssue("default", id, "L-9").await().indefinitely();
        assertThat(directory
                        .issues("default", List.of(id))
                        .await()
                        .indefinitely()
                        .get(id)
                        .linearIssueId())
                .isEqualTo("L-9");
    }

    @Test
    void followersComeWithEveryReasonTheyHave() {
        put(
                "/v1/projects/told",
                "{\"maintainers\":[{\"person\":\"f-chief\"},{\"person\":\"f-silent\",\"notify\":false}]}");
        UUID id = issue("told%231", "{\"project\":\"told\",\"creator\":\"f-author\"}");
        put("/v1/issues/told%231/subscribers/f-author");
        put("/v1/issues/told%231/subscribers/f-gone");
        put("/v1/issues/told%231/mute/f-chief");
        put("/v1/issues/told%231/subscribers/f-deaf");
        put("/v1/issues/told%231/mute/f-deaf");
        delete("/v1/issues/told%231/subscribers/f-left");
        put("/v1/people/f-worker", "{}");
        pool.query("INSERT INTO issue_assignees VALUES ('default', '" + id + "', 'f-worker')")
                .executeAndAwait();
        delete("/v1/people/f-gone").statusCode(204);
        UUID lonely = issue("lonely", "{}");

        var followers =
                directory.followers("default", List.of(id, lonely)).await().indefinitely();

        assertThat(followers.get(id))
                .containsExactlyInAnyOrder(
                        new Follower(id, "f-author", "creator"),
                        new Follower(id, "f-author", "manual"),
                        new Follower(id, "f-chief", "maintainer"),
                        new Follower(id, "f-chief", "muted"),
                        new Follower(id, "f-deaf", "manual"),
                        new Follower(id, "f-deaf", "muted"),
                        new Follower(id, "f-left", "unsubscribed"),
                        new Follower(id, "f-worker", "assignee"));
        assertThat(followers.get(lonely)).isEmpty();
    }

    private static UUID issue(String key, String body) {
        return UUID.fromString(put("/v1/issues/" + key, body).extract().path("id"));
    }
}
