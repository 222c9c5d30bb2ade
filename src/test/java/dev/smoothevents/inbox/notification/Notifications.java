package dev.smoothevents.inbox.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;

/** One person's in-app inbox, for tests. */
record Notifications(String person) {

    static final Duration SOON = Duration.ofSeconds(30);

    /** Of somebody new. */
    static Notifications ofNew(String prefix) {
        String person = Api.unique(prefix);
        Api.put("people", person, Api.json("{}"));
        return new Notifications(person);
    }

    String path() {
        return "/v1/people/" + person + "/notifications";
    }

    /** An event that mentions them; the event's id. */
    String mention(String issue) {
        ObjectNode event = Api.event(issue, "comment_added");
        event.putObject("extra").putArray("mentions").add(person);
        return Api.record(event).path("id").textValue();
    }

    /** So many mentions, one after the other; waits until they are there. */
    Notifications mentioned(String issue, int times) {
        long before = unread();
        for (int n = 0; n < times; n++) {
            mention(issue);
        }
        awaitUnread(before + times);
        return this;
    }

    List<JsonNode> list(String... parameters) {
        return Api.items(path(), parameters);
    }

    long unread() {
        return Api.read(Api.get(path() + "/unread-count")).path("count").longValue();
    }

    void awaitUnread(long count) {
        await().atMost(SOON).until(this::unread, is(count));
    }

    ValidatableResponse post(String rest, String... parameters) {
        var request = given();
        for (int n = 0; n < parameters.length; n += 2) {
            request.queryParam(parameters[n], parameters[n + 1]);
        }
        return request.post(path() + rest).then();
    }
}
