package dev.smoothevents.inbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** What is sent by the courier, and what the ledger has of it. */
final class Parcels {

    static final Duration SOON = Duration.ofSeconds(30);

    private Parcels() {}

    /** Sends a parcel, and returns the id of its event. */
    static String send(String issue, String address, String content) {
        return Api.record(Api.event(issue, "parcel_sent")
                        .put("project", issue.substring(0, issue.indexOf('#')))
                        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                "record", Api.json("{'type':'parcel','id':'1'}").put("body", content))
                        .set("extra", Api.json("{}").put("address", address)))
                .get("id")
                .asText();
    }

    /** The courier's delivery of the event, once it is planned. */
    static JsonNode delivery(String event) {
        return await().atMost(SOON)
                .until(
                        () -> Api.items("/v1/deliveries", "event", event, "inbox", "courier"),
                        deliveries -> deliveries.size() == 1)
                .get(0);
    }

    static JsonNode awaitStatus(String event, String status) {
        return await().atMost(SOON)
                .until(() -> delivery(event), delivery -> status(delivery).equals(status));
    }

    static String status(JsonNode delivery) {
        return delivery.get("status").asText();
    }

    /** How each attempt ended, oldest first. */
    static List<String> outcomes(JsonNode delivery) {
        return delivery.get("attempts").findValuesAsText("outcome");
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(SOON).until(condition);
    }
}
