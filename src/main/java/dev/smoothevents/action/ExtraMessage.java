package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a value violates: {@code must be a string, was 42}. */
final class ExtraMessage {

    private static final int QUOTED_LENGTH = 60;
    private static final Map<String, String> WITH_ARTICLE = Map.of(
            "string", "a string",
            "integer", "an integer",
            "number", "a number",
            "boolean", "true or false",
            "object", "an object",
            "array", "a list",
            "null", "null");
    /** What to say about the keyword's own value; for the others the rule itself is shown. */
    private static final Map<String, String> LIMITS = Map.of(
            "minLength", "must have at least %s characters",
            "maxLength", "must have at most %s characters",
            "minItems", "must have at least %s items",
            "maxItems", "must have at most %s items",
            "minimum", "must be at least %s",
            "maximum", "must be at most %s",
            "exclusiveMinimum", "must be more than %s",
            "exclusiveMaximum", "must be less than %s",
            "pattern", "must match %s",
            "format", "must be a %s");

    private ExtraMessage() {}

    static String of(Error error) {
        JsonNode rule = error.getSchemaNode();
        String was = ", was " + shown(error.getInstanceNode());
        String keyword = error.getKeyword();
        return switch (keyword) {
            case "type" -> "must be " + types(rule) + was;
            case "enum" -> "must be one of " + values(rule) + was;
            case "required" -> "must have " + error.getProperty();
            case "uniqueItems" -> "must not have the same item twice";
            default ->
                LIMITS.containsKey(keyword)
                        ? LIMITS.get(keyword).formatted(rule.asText()) + was
                        : "must satisfy " + keyword + " " + rule + was;
        };
    }

    private static String types(JsonNode rule) {
        List<String> types = new ArrayList<>();
        if (rule.isTextual()) {
            types.add(WITH_ARTICLE.get(rule.asText()));
        }
        rule.forEach(type -> types.add(WITH_ARTICLE.get(type.asText())));
        return String.join(" or ", types);
    }

    private static String values(JsonNode rule) {
        List<String> values = new ArrayList<>();
        rule.forEach(value -> values.add(value.asText()));
        return values.stream().collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isArray() ? "a list" : "an object";
        }
        return value.isTextual() ? '"' + PlainText.of(value.asText(), QUOTED_LENGTH) + '"' : value.asText();
    }
}
