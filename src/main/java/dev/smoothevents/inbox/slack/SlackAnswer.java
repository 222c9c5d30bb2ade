package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Outcome;

/**
 * What a method of the Web API answered.
 *
 * @param outcome what it means for the delivery
 * @param error Slack's word for what went wrong; empty where there is none
 * @param channel id of the channel where the message is, or null
 * @param ts id of the message within the channel, or null
 */
record SlackAnswer(Outcome outcome, String error, String channel, String ts) {

    static SlackAnswer failed(Outcome outcome, String error) {
        return new SlackAnswer(outcome, error, null, null);
    }

    boolean isOk() {
        return outcome.kind() == Outcome.Kind.DELIVERED;
    }

    /** Whether the message can be found again. */
    boolean saysWhere() {
        return channel != null && ts != null;
    }
}
