package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expands the short notation of {@code extra} to JSON Schema 2020-12.
 *
 * <p>It is a superset of JSON Schema: words and lists, which are no schemas there, are types.
 */
final class SchemaNotation {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** In JSON Schema; an array is written as a list here. */
    static final Set<String> TYPES =
            new TreeSet<>(Set.of("string", "integer", "number", "boolean", "object", "array", "null"));

    private static final String WORDS = "string, integer, number, boolean, object, null, id, any";

    private SchemaNotation() {}

    /** The schema of an extra without any known field: whatever object. */
    static ObjectNode empty() {
        return JSON.objectNode().put("$schema", DIALECT).put("type", "object").set("properties", JSON.objectNode());
    }

    /** @param extra the mapping of field names to types */
    static ObjectNode expand(YamlField extra) {
        return empty().set("properties", properties(extra));
    }

    static ObjectNode properties(YamlField mapping) {
        ObjectNode properties = JSON.objectNode();
        mapping.entries().forEach((name, type) -> properties.set(name, schema(type)));
        return properties;
    }

    static JsonNode schema(YamlField type) {
        if (type.isMapping()) {
            return jsonSchema(type);
        }
        if (type.isList()) {
            List<YamlField> items = type.items();
            if (items.size() != 1) {
                throw type.mustBe("a list of one type, such as [string]");
            }
            return JSON.objectNode().put("type", "array").set("items", schema(items.get(0)));
        }
        if (type.isBoolean()) {
            return JSON.booleanNode(type.bool());
        }
        return words(type);
    }

    /** {@code id | null} */
    private static ObjectNode words(YamlField type) {
        Set<String> types = new LinkedHashSet<>();
        for (String word : String.valueOf(type.scalar()).split("\\|", -1)) {
            switch (word.strip()) {
                case "string", "integer", "number", "boolean", "object", "null" -> types.add(word.strip());
                case "id" -> types.addAll(List.of("string", "integer"));
                case "any" -> types.addAll(TYPES);
                default -> throw type.mustBe("a type (" + WORDS + "), several with | between, [type] or JSON Schema");
            }
        }
        return typed(types);
    }

    private static ObjectNode typed(Set<String> types) {
        ObjectNode schema = JSON.objectNode();
        if (types.containsAll(TYPES)) {
            return schema;
        }
        if (types.size() == 1) {
            return schema.put("type", types.iterator().next());
        }
        types.forEach(schema.putArray("type")::add);
        return schema;
    }

    private static ObjectNode jsonSchema(YamlField mapping) {
        ObjectNode schema = JSON.objectNode();
        mapping.entries().forEach((keyword, value) -> schema.set(keyword, SchemaKeywords.read(keyword, value)));
        return schema;
    }
}
