package dev.smoothevents.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.http.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAYLOAD = "{\"action\":\"opened\",\"title\":\"1 + 1 & ünïcödé 😀\"}";

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"})
    void jsonIsRead(String contentType) {
        assertThat(read(contentType, PAYLOAD).path("title").asText()).isEqualTo("1 + 1 & ünïcödé 😀");
    }

    @Test
    void aFormIsReadToTheSame() {
        String form = "a=b&payload=" + URLEncoder.encode(PAYLOAD, StandardCharsets.UTF_8) + "&c";
        assertThat(read(FORM, form)).isEqualTo(read("application/json", PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "42", "{} {}", "{\"a\":}", "\u0000", "{'a':1}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertRefused(400, "application/json", body);
        assertRefused(400, FORM, "payload=" + URLEncoder.encode(body, StandardCharsets.UTF_8));
    }

    @Test
    void endlessNestingIsRefused() {
        assertRefused(400, "application/json", "[".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload", "Payload={}", "payload=%zz", "payload=%"})
    void aFormWithoutPayloadIsRefused(String form) {
        assertRefused(400, FORM, form);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ";", "text/plain", "application/xml", "multipart/form-data; boundary=x", "json"})
    void otherContentTypesAreRefused(String contentType) {
        assertRefused(415, contentType, PAYLOAD);
    }

    private static JsonNode read(String contentType, String body) {
        return WebhookBody.read(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(int status, String contentType, String body) {
        assertThatThrownBy(() -> read(contentType, body))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(e -> e.problem().status())
                .isEqualTo(status);
    }
}
