package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An action as the API shows it.
 *
 * @param throttle ISO-8601, or null
 */
@RegisterForReflection
@Schema(name = "Action", description = "What can happen to an issue, and what it implies.")
record ActionAnswer(
        @Schema(examples = "label_added") String name,

        @Schema(examples = "label", nullable = true, description = "The usual type of the record, if any.")
        String recordType,

        @Schema(implementation = Map.class, description = "JSON Schema (2020-12) of the event's extra.")
        JsonNode extraSchema,

        @Schema(
                examples = "{actor} added [the label “{extra.name|record.name}”|a label]",
                description = "What the feed says: {a|b} is the first that has a value, [a|b] the first part"
                        + " whose placeholders all have one.")
        String sentence,

        @Schema(examples = "🏷️") String icon,
        @Schema(examples = "#0969da") String color,

        @Schema(description = "Whether the activity feed shows it.")
        boolean feed,

        @Schema(description = "Inboxes that hear of it by default.", examples = "[\"linear\"]")
        List<String> inboxes,

        @Schema(
                nullable = true,
                examples = "PT15M",
                description = "Repeats within this ISO-8601 duration are folded into the first.")
        String throttle,

        @Schema(examples = "followers", description = "Which people are told: followers or named.")
        String audience,

        @Schema(examples = "none", description = "What it changes in the directory.")
        String effect,

        @Schema(description = "Who follows the issue from then on.", examples = "[\"commenter\"]")
        List<String> subscribes,

        @Schema(description = "Whether its inboxes tell it at once, whatever people prefer.")
        boolean mandatory) {

    static ActionAnswer of(Action action) {
        return new ActionAnswer(
                action.name(),
                action.recordType(),
                action.extraSchema(),
                action.sentence(),
                action.icon(),
                action.color(),
                action.feed(),
                action.inboxes(),
                action.throttle() == null ? null : action.throttle().toString(),
                spelling(action.audience()),
                spelling(action.effect()),
                action.subscribes().stream().map(ActionAnswer::spelling).toList(),
                action.mandatory());
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
