package dev.smoothevents.github;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.smoothevents.http.ProblemException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a payload out of a body of either content type that a webhook can have. */
final class WebhookBody {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELD = "payload=";
    private static final ObjectReader READER =
            JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WebhookBody() {}

    /** @throws ProblemException 415 for another content type, 400 for a body that is not what it says it is */
    static JsonNode read(String contentType, byte[] body) {
        return switch (mediaType(contentType)) {
            case JSON -> object(body);
            case FORM -> object(payload(body));
            default -> throw Refusals.unsupported(contentType);
        };
    }

    private static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private static byte[] payload(byte[] form) {
        for (String field : new String(form, StandardCharsets.UTF_8).split("&")) {
            if (field.startsWith(FIELD)) {
                return decoded(field.substring(FIELD.length())).getBytes(StandardCharsets.UTF_8);
            }
        }
        throw Refusals.malformed("the form has no field payload");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed("the form's payload is not percent-encoded");
        }
    }

    private static JsonNode object(byte[] json) {
        JsonNode payload;
        try {
            payload = READER.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : ", see line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Refusals.malformed("the payload is not JSON" + where);
        } catch (IOException e) {
            throw Refusals.malformed("the payload is not JSON in UTF-8");
        }
        if (!payload.isObject()) {
            throw Refusals.malformed("the payload must be a JSON object");
        }
        return payload;
    }
}
