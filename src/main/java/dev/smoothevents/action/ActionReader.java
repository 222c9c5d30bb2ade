package dev.smoothevents.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action.Audience;
import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.action.Action.Subscriber;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one action: every field checked, every default in one place. */
final class ActionReader {

    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "record",
            "extra",
            "sentence",
            "icon",
            "color",
            "feed",
            "inboxes",
            "throttle",
            "audience",
            "effect",
            "subscribes",
            "mandatory"));
    private static final Pattern RECORD = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Duration LONGEST_THROTTLE = Duration.ofDays(365);
    private static final int LONGEST_SENTENCE = 2000;
    /** A family of four with skin tones has 19 UTF-16 units. */
    private static final int LONGEST_ICON = 24;

    private final String name;
    private final YamlField action;
    private final Map<String, YamlField> fields;
    private final Set<String> inboxes;

    /** @param inboxes those that there are */
    ActionReader(String name, YamlField action, Set<String> inboxes) {
        this.name = name;
        this.action = action;
        this.inboxes = inboxes;
        this.fields = action.entries();
    }

    Action read() {
        fields.forEach((field, value) -> {
            if (!FIELDS.contains(field)) {
                throw value.fault("is not a field of an action" + Spelling.hint(field, FIELDS));
            }
        });
        return new Action(
                name,
                read("record", ActionReader::record, null),
                read("extra", ActionReader::extra, SchemaNotation.empty()),
                sentence(),
                read("icon", ActionReader::icon, "🔹"),
                read("color", ActionReader::color, "#57606a"),
                read("feed", YamlField::bool, true),
                read("inboxes", this::inboxes, List.of()),
                read("throttle", ActionReader::throttle, null),
                read("audience", value -> constant(Audience.values(), value), Audience.FOLLOWERS),
                read("effect", value -> constant(Effect.values(), value), Effect.NONE),
                read("subscribes", ActionReader::subscribes, List.of()),
                read("mandatory", YamlField::bool, false));
    }

    private <T> T read(String field, Function<YamlField, T> reader, T otherwise) {
        YamlField value = fields.get(field);
        return value == null ? otherwise : reader.apply(value);
    }

    private String sentence() {
        YamlField value = fields.get("sentence");
        if (value == null) {
            throw action.fault("must have a sentence, such as \"{actor} deployed this\"");
        }
        String sentence = value.text();
        if (sentence.isBlank() || sentence.length() > LONGEST_SENTENCE) {
            throw value.fault("must have 1 to " + LONGEST_SENTENCE + " characters");
        }
        try {
            Sentence.parse(sentence);
        } catch (IllegalArgumentException e) {
            throw value.fault(e.getMessage());
        }
        return sentence;
    }

    private static String record(YamlField value) {
        if (!value.isText() || !RECORD.matcher(value.text()).matches()) {
            throw value.mustBe("the type of a record in small letters, such as issue_type");
        }
        return value.text();
    }

    private static ObjectNode extra(YamlField value) {
        if (!value.isMapping()) {
            throw value.mustBe("a mapping of field names to types, such as {name: string}");
        }
        return SchemaNotation.expand(value);
    }

    private static String icon(YamlField value) {
        if (!value.isText() || value.text().isBlank() || value.text().length() > LONGEST_ICON) {
            throw value.mustBe("one emoji");
        }
        return value.text();
    }

    private static String color(YamlField value) {
        if (value.isNull()) {
            throw value.fault("must be a hex colour such as #1a7f37, was nothing; put it in quotes, because a bare #"
                    + " begins a comment");
        }
        if (!value.isText() || !COLOR.matcher(value.text()).matches()) {
            throw value.mustBe("a hex colour such as #1a7f37");
        }
        return value.text();
    }

    private List<String> inboxes(YamlField value) {
        return distinct(value, item -> {
            if (!item.isText() || !inboxes.contains(item.text())) {
                throw item.mustBe("one of " + String.join(", ", inboxes));
            }
            return item.text();
        });
    }

    private static Duration throttle(YamlField value) {
        Duration throttle;
        try {
            throttle = Duration.parse(value.text());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw value.mustBe("an ISO-8601 duration such as PT15M");
        }
        if (throttle.isNegative() || throttle.isZero() || throttle.compareTo(LONGEST_THROTTLE) > 0) {
            throw value.mustBe("longer than nothing and at most 365 days (P365D)");
        }
        return throttle;
    }

    private static List<Subscriber> subscribes(YamlField value) {
        return distinct(value, item -> constant(Subscriber.values(), item));
    }

    private static <T> List<T> distinct(YamlField list, Function<YamlField, T> reader) {
        List<T> values = new ArrayList<>();
        for (YamlField item : list.items()) {
            T value = reader.apply(item);
            if (values.contains(value)) {
                throw item.fault("stands in the list twice");
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    private static <E extends Enum<E>> E constant(E[] constants, YamlField value) {
        for (E constant : constants) {
            if (value.isText() && spelling(constant).equals(value.text())) {
                return constant;
            }
        }
        throw value.mustBe("one of "
                + String.join(
                        ", ",
                        Arrays.stream(constants).map(ActionReader::spelling).toList()));
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
