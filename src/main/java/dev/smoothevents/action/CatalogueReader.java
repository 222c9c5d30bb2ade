package dev.smoothevents.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a file of actions, strictly: whatever is not understood is an error, and the error is one sentence that names
 * the file, the line, the column and the field.
 */
final class CatalogueReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern INBOX = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private CatalogueReader() {}

    /**
     * The actions of the file, in its order.
     *
     * @param name what to call the file in errors
     * @param known names of inboxes that it need not list itself
     * @throws CatalogueException for the first thing that is wrong
     */
    static CatalogueFile read(String name, byte[] content, Set<String> known) {
        YamlField root = YamlFile.read(name, content);
        Map<String, YamlField> entries = root.entries();
        entries.forEach((key, value) -> {
            if (!key.equals("actions") && !key.equals("inboxes")) {
                throw value.fault("is not understood here; the actions stand under \"actions\"");
            }
        });
        if (!entries.containsKey("actions")) {
            throw root.fault("must have \"actions\"");
        }
        Set<String> inboxes = new TreeSet<>(known);
        if (entries.containsKey("inboxes")) {
            entries.get("inboxes").items().forEach(item -> inboxes.add(inbox(item)));
        }
        List<Action> actions = new ArrayList<>();
        entries.get("actions").entries().forEach((action, fields) -> {
            if (!NAME.matcher(action).matches()) {
                throw fields.fault("is not a name for an action: small letters, digits and underscores, a letter first,"
                        + " at most 100, such as comment_added");
            }
            actions.add(new ActionReader(action, fields, inboxes).read());
        });
        return new CatalogueFile(inboxes, actions);
    }

    private static String inbox(YamlField value) {
        if (!value.isText() || !INBOX.matcher(value.text()).matches()) {
            throw value.mustBe("the name of an inbox in small letters, such as pager");
        }
        return value.text();
    }
}
