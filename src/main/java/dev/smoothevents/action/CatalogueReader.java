package dev.smoothevents.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a file of actions, strictly: whatever is not understood is an error, and the error is one sentence that names
 * the file, the line, the column and the field.
 */
final class CatalogueReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    private CatalogueReader() {}

    /**
     * The actions of the file, in its order.
     *
     * @param name what to call the file in errors
     * @throws CatalogueException for the first thing that is wrong
     */
    static List<Action> read(String name, byte[] content) {
        YamlField root = YamlFile.read(name, content);
        Map<String, YamlField> entries = root.entries();
        entries.forEach((key, value) -> {
            if (!key.equals("actions")) {
                throw value.fault("is not understood here; the actions stand under \"actions\"");
            }
        });
        if (entries.isEmpty()) {
            throw root.fault("must have \"actions\"");
        }
        List<Action> actions = new ArrayList<>();
        entries.get("actions").entries().forEach((action, fields) -> {
            if (!NAME.matcher(action).matches()) {
                throw fields.fault("is not a name for an action: small letters, digits and underscores, a letter first,"
                        + " at most 100, such as comment_added");
            }
            actions.add(new ActionReader(action, fields).read());
        });
        return actions;
    }
}
