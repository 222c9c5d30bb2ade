package dev.smoothevents.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request that reached a provider.
 *
 * @param channel email, slack or linear
 * @param at when it came
 * @param destination the envelope's recipient, Slack's path or channel, Linear's mutation
 * @param request exactly what went out: the raw message as text for e-mail, the JSON body for Slack and Linear
 * @param reason why it was refused; absent when it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sent(String channel, Instant at, String destination, JsonNode request, String reason) {}
