package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The keywords of JSON Schema that an action file may use, and how the value of each is checked.
 *
 * <p>A misspelled keyword would check nothing at all, so only these are taken. There is no {@code $ref}: no schema can
 * make the service fetch something.
 */
final class SchemaKeywords {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, Function<YamlField, JsonNode>> KEYWORDS = new TreeMap<>();

    static {
        all(SchemaKeywords::remark, "title", "description", "$comment", "format");
        all(YamlJson::of, "const", "default");
        all(value -> list(value, YamlJson::of), "enum", "examples");
        all(SchemaKeywords::types, "type");
        all(SchemaNotation::properties, "properties");
        all(value -> list(value, SchemaKeywords::remark), "required");
        all(SchemaNotation::schema, "items", "additionalProperties", "contains", "not");
        all(value -> list(value, SchemaNotation::schema), "anyOf", "oneOf", "allOf", "prefixItems");
        all(SchemaKeywords::count, "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
        all(SchemaKeywords::limit, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
        all(value -> JSON.booleanNode(value.bool()), "uniqueItems");
        all(SchemaKeywords::pattern, "pattern");
    }

    private SchemaKeywords() {}

    /** The value of the keyword as JSON. */
    static JsonNode read(String keyword, YamlField value) {
        Function<YamlField, JsonNode> reader = KEYWORDS.get(keyword);
        if (reader == null) {
            throw value.fault("is not a keyword that is understood here" + Spelling.hint(keyword, KEYWORDS.keySet()));
        }
        return reader.apply(value);
    }

    private static void all(Function<YamlField, JsonNode> reader, String... keywords) {
        List.of(keywords).forEach(keyword -> KEYWORDS.put(keyword, reader));
    }

    private static JsonNode remark(YamlField value) {
        return JSON.textNode(value.text());
    }

    private static JsonNode list(YamlField value, Function<YamlField, JsonNode> reader) {
        ArrayNode list = JSON.arrayNode();
        value.items().forEach(item -> list.add(reader.apply(item)));
        if (list.isEmpty()) {
            throw value.fault("must not be empty");
        }
        return list;
    }

    private static JsonNode types(YamlField value) {
        return value.isList() ? list(value, SchemaKeywords::type) : type(value);
    }

    private static JsonNode type(YamlField value) {
        // null without quotes is YAML's null, and can only mean the type
        String type = value.isNull() ? "null" : value.scalar();
        if (type == null || !SchemaNotation.TYPES.contains(type)) {
            throw value.mustBe("one of " + String.join(", ", SchemaNotation.TYPES));
        }
        return JSON.textNode(type);
    }

    private static JsonNode count(YamlField value) {
        JsonNode count = value.isNumber() ? YamlJson.of(value) : JSON.missingNode();
        if (!count.isInt() || count.intValue() < 0) {
            throw value.mustBe("a whole number, 0 or more");
        }
        return count;
    }

    private static JsonNode limit(YamlField value) {
        if (!value.isNumber()) {
            throw value.mustBe("a number");
        }
        return YamlJson.of(value);
    }

    private static JsonNode pattern(YamlField value) {
        try {
            return JSON.textNode(Pattern.compile(value.text()).pattern());
        } catch (PatternSyntaxException e) {
            throw value.fault("is not a regular expression: " + e.getDescription());
        }
    }
}
