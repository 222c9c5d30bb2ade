package dev.smoothevents.issue;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.record;
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
    void whoUnmutesIsWhatTheyWereBefore() {
        put("/v1/issues/moody", "{}");
        delete("/v1/issues/moody/subscribers/left").statusCode(204);
        put("/v1/issues/moody/mute/left").statusCode(201);
        put("/v1/issues/moody/mute/stranger").statusCode(201);
        delete("/v1/issues/moody/mute/left").statusCode(204);
        delete("/v1/issues/moody/mute/stranger").statusCode(204);
        get("/v1/issues/moody/subscribers").body("items", empty());
        put("/v1/issues/moody/mute/left").statusCode(201);
        put("/v1/issues/moody/mute/stranger").statusCode(201);
    }

    @Test
    void whoUnsubscribesFromWhatTheyMutedStaysDeafAndIsNoSubscriberAfterwards() {
        put("/v1/issues/deaf", "{}");
        put("/v1/issues/deaf/subscribers/fan").statusCode(201);
        put("/v1/issues/deaf/mute/fan").statusCode(201);
        delete("/v1/issues/deaf/subscribers/fan").statusCode(204);
        put("/v1/issues/deaf/mute/fan").statusCode(200);
        delete("/v1/issues/deaf/mute/fan").statusCode(204);
        get("/v1/issues/deaf/subscribers").body("items", empty());
    }

    @Test
    void whoSubscribesNoLongerMutes() {
        put("/v1/issues/again", "{}");
        put("/v1/issues/again/mute/fan").statusCode(201);
        put("/v1/issues/again/subscribers/fan").statusCode(201).body("state", is("subscribed"));
        get("/v1/issues/again/subscribers").body("items.person", contains("fan"));
    }

    @Test
    void whoSubscribesThemselvesDoesSoForThatReason() {
        record(event("own", "comment_added"));
        get("/v1/issues/own/subscribers").body("items.reason", contains("comment"));
        put("/v1/issues/own/subscribers/octocat").statusCode(200).body("reason", is("manual"));
    }

    @Test
    void anEventThatUnsubscribesDoesNotUnmute() {
        record(event("sour", "user_subscribed"));
        get("/v1/issues/sour/subscribers").body("items.reason", contains("manual"));
        put("/v1/issues/sour/mute/octocat").statusCode(201);
        record(event("sour", "user_unsubscribed"));
        put("/v1/issues/sour/mute/octocat").statusCode(200);
        delete("/v1/issues/sour/mute/octocat").statusCode(204);
        get("/v1/issues/sour/subscribers").body("items", empty());
        record(event("sour", "user_subscribed"));
        get("/v1/issues/sour/subscribers").body("items.person", contains("octocat"));
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
