package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads single fields leniently: what is absent, null or of another kind reads as null. */
final class Fields {

    private Fields() {}

    /** A few words: a title, a name, a login, a URL. */
    static String text(JsonNode parent, String field) {
        String words = prose(parent, field);
        return words == null ? null : Texts.words(words);
    }

    /** A whole text: the body of an issue or of a comment. */
    static String prose(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isTextual() ? Texts.clean(node.textValue()) : null;
    }

    /** As {@link #prose}, and the empty text for what is absent. */
    static String proseOrEmpty(JsonNode parent, String field) {
        String text = prose(parent, field);
        return text == null ? "" : text;
    }

    /** GitHub's numeric id as text, however many digits it has; null where there is none. */
    static String id(JsonNode parent) {
        JsonNode id = parent.path("id");
        return id.isIntegralNumber() ? id.asText() : null;
    }

    static Instant time(JsonNode parent, String field) {
        try {
            Instant time = OffsetDateTime.parse(proseOrEmpty(parent, field)).toInstant();
            return time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
