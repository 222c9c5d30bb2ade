package dev.smoothevents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Looks at the stack and breaks it, from outside its class loader and its process.
 *
 * <ul>
 *   <li>{@code GET /sent?channel=} and {@code GET /refused?channel=}: newest first
 *   <li>{@code DELETE /sent}: forget both
 *   <li>{@code POST /faults} with channel, mode and seconds
 *   <li>{@code POST /allowance} with requests and seconds: how many Linear takes in that time
 *   <li>{@code POST /servers} with server (kafka, postgres) and action (start, stop, kill)
 * </ul>
 */
final class ControlDesk {

    private static final int LONGEST_FAULT_SECONDS = 3600;

    private final Faults faults;
    private final SentLog log;
    private final LinearAllowance allowance;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;

    ControlDesk(Faults faults, SentLog log, LinearAllowance allowance, LocalPostgres postgres, LocalKafka kafka) {
        this.faults = faults;
        this.log = log;
        this.allowance = allowance;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    void handle(Call call) throws IOException {
        try {
            switch (call.method() + " " + call.path()) {
                case "GET /sent" -> call.answerJson(200, Map.of("items", log.accepted(channel(call))));
                case "GET /refused" -> call.answerJson(200, Map.of("items", log.refused(channel(call))));
                case "DELETE /sent" -> {
                    log.clear();
                    call.answerText(204, "");
                }
                case "POST /faults" -> call.answerJson(200, fault(call.json()));
                case "POST /allowance" -> call.answerJson(200, allowance(call.json()));
                case "POST /servers" -> call.answerJson(200, server(call.json()));
                default -> call.answerText(404, "no such door");
            }
        } catch (JsonProcessingException unreadable) {
            call.answerText(400, "the body is no JSON");
        } catch (IllegalArgumentException wrong) {
            call.answerText(400, wrong.getMessage());
        }
    }

    private static Channel channel(Call call) {
        String channel = call.parameter("channel");
        return channel == null || channel.isEmpty() ? null : Channel.named(channel);
    }

    private JsonNode fault(JsonNode body) {
        Channel channel = Channel.named(body.path("channel").asText());
        Fault fault = Fault.named(body.path("mode").asText());
        int seconds = body.path("seconds").asInt(30);
        if (seconds < 0 || seconds > LONGEST_FAULT_SECONDS) {
            throw new IllegalArgumentException("seconds must be 0 to " + LONGEST_FAULT_SECONDS);
        }
        faults.set(channel, fault, Duration.ofSeconds(seconds));
        return body;
    }

    private JsonNode allowance(JsonNode body) {
        int requests = body.path("requests").asInt();
        int seconds = body.path("seconds").asInt();
        if (requests < 1 || seconds < 1) {
            throw new IllegalArgumentException("requests and seconds must be 1 or more");
        }
        allowance.set(requests, Duration.ofSeconds(seconds));
        return body;
    }

    private JsonNode server(JsonNode body) {
        String order = body.path("server").asText() + " " + body.path("action").asText();
        switch (order) {
            case "kafka start" -> kafka.start();
            // a broker inside this process has no processes of its own to kill
            case "kafka stop", "kafka kill" -> kafka.stop();
            case "postgres start" -> postgres.start();
            case "postgres stop" -> postgres.stop();
            case "postgres kill" -> postgres.kill();
            default -> throw new IllegalArgumentException("server is kafka or postgres; action is start, stop or kill");
        }
        return body;
    }
}
