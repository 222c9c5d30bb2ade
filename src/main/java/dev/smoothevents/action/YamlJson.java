package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A YAML value as the JSON value it stands for. */
final class YamlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 30;

    private YamlJson() {}

    static JsonNode of(YamlField field) {
        if (field.isMapping()) {
            ObjectNode object = JSON.objectNode();
            field.entries().forEach((name, value) -> object.set(name, of(value)));
            return object;
        }
        if (field.isList()) {
            ArrayNode array = JSON.arrayNode();
            field.items().forEach(item -> array.add(of(item)));
            return array;
        }
        if (field.isNull()) {
            return JSON.nullNode();
        }
        if (field.isBoolean()) {
            return JSON.booleanNode(field.bool());
        }
        return field.isNumber() ? number(field) : JSON.textNode(field.text());
    }

    private static JsonNode number(YamlField field) {
        String digits = field.scalar();
        if (digits.length() > LONGEST_NUMBER) {
            throw field.mustBe("a number of at most " + LONGEST_NUMBER + " characters");
        }
        if (!digits.matches("-?\\d+")) {
            return JSON.numberNode(new BigDecimal(digits));
        }
        BigInteger number = new BigInteger(digits);
        if (number.bitLength() < Integer.SIZE) {
            return JSON.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
