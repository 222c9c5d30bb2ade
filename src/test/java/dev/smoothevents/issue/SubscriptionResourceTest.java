package dev.smoothevents.issue;

import static dev.smoothevents.issue.Directories.delete;
import static dev.smoothevents.issue.Directories.get;
import static dev.smoothevents.issue.Directories.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SubscriptionResourceTest {

    @Test
    void aPersonSubscribesAndUnsubscribes() {
        put("/v1/issues/followed%231", "{}");
        put("/v1/issues/followed%231/subscribers/fan%2F1")
                .statusCode(201)
                .body("person", is("fan/1"))
                .body("state", is("subscribed"))
                .body("reason", is("manual"));
        put("/v1/issues/followed%231/subscribers/fan%2F1").statusCode(200);
        get("/v1/issues/followed%231/subscribers").body("items.person", contains("fan/1"));

        delete("/v1/issues/followed%231/subscribers/fan%2F1").statusCode(204);
        delete("/v1/issues/followed%231/subscribers/fan%2F1").statusCode(204);
        get("/v1/issues/followed%231/subscribers").body("items", empty());
    }

    @Test
    void whoMutesIsNoSubscriberUntilTheyUnmute() {
        put("/v1/issues/loud", "{}");
        put("/v1/issues/loud/subscribers/sleeper").statusCode(201);
        put("/v1/issues/loud/mute/sleeper").statusCode(201).body("state", is("muted"));
        put("/v1/issues/loud/mute/sleeper").statusCode(200);
        get("/v1/issues/loud/subscribers").body("items", empty());

        delete("/v1/issues/loud/mute/sleeper").statusCode(204);
        get("/v1/issues/loud/subscribers").body("items.person", contains("sleeper"));
    }

    @Test
    void unmutingWhoIsNotMutedChangesNothing() {
        put("/v1/issues/quiet", "{}");
        delete("/v1/issues/quiet/mute/nobody").statusCode(204);
        get("/v1/issues/quiet/subscribers").body("items", empty());
    }

    @Test
    void anIssueThatIsNotThereHasNoSubscribers() {
        get("/v1/issues/missing/subscribers").statusCode(404);
        put("/v1/issues/missing/subscribers/fan").statusCode(404);
        delete("/v1/issues/missing/mute/fan").statusCode(404);
    }

    @Test
    void subscribersComeInPages() {
        put("/v1/issues/popular", "{}");
        put("/v1/issues/popular/subscribers/a");
        put("/v1/issues/popular/subscribers/b");
        String next = get("/v1/issues/popular/subscribers?limit=1")
                .body("items.person", contains("a"))
                .extract()
                .path("next");
        get("/v1/issues/popular/subscribers?limit=1&cursor=" + next).body("items.person", contains("b"));
    }
}
