package dev.smoothevents.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of a YAML file, with its path and its place, so that whatever is wrong with it can be said exactly.
 *
 * <p>Plain scalars mean what they mean in JSON: {@code true}, {@code false}, {@code null} and numbers; everything else
 * is text. {@code yes}, {@code on} and {@code 12:30} are therefore text, which YAML 1.1 would have turned into something
 * else.
 *
 * @param file what to call the file in errors
 * @param path {@code actions.label_added.color}; empty for the root
 */
record YamlField(String file, String path, Node node) {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int QUOTED_LENGTH = 60;

    /** The entries in the order of the file; a key that stands there twice is an error. */
    Map<String, YamlField> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw mustBe("a mapping");
        }
        Map<String, YamlField> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlField(file, path, tuple.getKeyNode()).fault("has a key that is not text");
            }
            YamlField entry = new YamlField(file, child(key.getValue()), tuple.getValueNode());
            if (entries.putIfAbsent(key.getValue(), entry) != null) {
                throw new YamlField(file, entry.path, key).fault("stands here twice");
            }
        }
        return entries;
    }

    List<YamlField> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw mustBe("a list");
        }
        List<YamlField> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlField(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() {
        if (isText()) {
            return scalar();
        }
        throw mustBe("text");
    }

    boolean bool() {
        if (isBoolean()) {
            return scalar().equals("true");
        }
        throw mustBe("true or false");
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isNull() {
        return plain() != null && (plain().isEmpty() || plain().equals("null") || plain().equals("~"));
    }

    boolean isBoolean() {
        return plain() != null && (plain().equals("true") || plain().equals("false"));
    }

    boolean isNumber() {
        return plain() != null && NUMBER.matcher(plain()).matches();
    }

    boolean isText() {
        return node instanceof ScalarNode && !isNull() && !isBoolean() && !isNumber();
    }

    /** The error that says what would be right and what stands there. */
    CatalogueException mustBe(String what) {
        return fault("must be " + what + ", was " + shown());
    }

    /** An error at this place: {@code <file>, line 12, column 5: <path> <what>}. */
    CatalogueException fault(String what) {
        String subject = path.isEmpty() ? "the file" : path;
        return new CatalogueException(YamlFile.place(file, node.getStartMark()) + ": " + subject + " " + what);
    }

    /** What stands there, whatever it means; null for a mapping or a list. */
    String scalar() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private String shown() {
        if (isMapping() || isList()) {
            return isList() ? "a list" : "a mapping";
        }
        String value = scalar();
        if (isNull()) {
            return "nothing";
        }
        return plain() != null && !isText() ? value : "\"" + PlainText.of(value, QUOTED_LENGTH) + "\"";
    }

    /** The text of a scalar without quotes, which alone can be something else than text; else null. */
    private String plain() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? scalar.getValue()
                : null;
    }

    private String child(String key) {
        String shown = PlainText.of(key, QUOTED_LENGTH);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
