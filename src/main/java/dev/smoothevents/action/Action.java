package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;

/**
 * One entry of the action catalogue.
 *
 * @param name snake_case, past tense: {@code comment_added}
 * @param recordType the usual type of the record, {@code comment}, or null where there is none; a hint, not a rule
 * @param extraSchema JSON Schema (2020-12) of {@code extra}
 * @param sentence what the feed says, a template: {@code {actor} added label {extra.name}}
 * @param icon one emoji
 * @param color CSS hex colour, {@code #1a7f37}
 * @param feed whether the activity feed shows it
 * @param inboxes inboxes that hear of it by default: email, slack, linear, notification
 * @param throttle the default window in which repeats are folded, or null
 * @param audience which people are told
 * @param effect what it changes in the directory
 * @param subscribes who follows the issue from then on
 * @param mandatory whether its inboxes tell it at once, whatever people prefer
 */
@RegisterForReflection
public record Action(
        String name,
        String recordType,
        JsonNode extraSchema,
        String sentence,
        String icon,
        String color,
        boolean feed,
        List<String> inboxes,
        Duration throttle,
        Audience audience,
        Effect effect,
        List<Subscriber> subscribes,
        boolean mandatory) {

    /** Which people are told, of those whom an inbox tells. */
    public enum Audience {
        /** all who follow the issue, and those whom the event names */
        FOLLOWERS,
        /** only those whom the event names: mentioned, or the user that its record is */
        NAMED
    }

    /** What an action changes in the directory, in the transaction that records it. */
    public enum Effect {
        NONE,
        /** sets title, url, creator, state open and createdAt */
        OPENS,
        CLOSES,
        REOPENS,
        /** sets the title to {@code extra.to}, else {@code record.title} */
        RENAMES,
        /** hides the issue; its history stays */
        HIDES,
        /** assigns the person that {@code record.id} names */
        ASSIGNS,
        UNASSIGNS,
        /** subscribes the person that {@code record.id} names, else the actor */
        SUBSCRIBES,
        UNSUBSCRIBES
    }

    /** Who follows the issue because of an action. */
    public enum Subscriber {
        /** as its author */
        AUTHOR,
        /** the actor, as somebody who commented */
        COMMENTER,
        /** the person that {@code record.id} names */
        ASSIGNEE,
        /** everybody in {@code extra.mentions}, and for a record of type user, {@code record.id} */
        MENTIONED
    }
}
