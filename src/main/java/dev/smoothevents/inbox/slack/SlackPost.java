package dev.smoothevents.inbox.slack;

import java.util.UUID;

/**
 * A message that the bot posted.
 *
 * @param delivery which told it
 * @param event what it tells
 * @param channel id of the channel
 * @param ts id of the message within the channel
 * @param isRoot whether it is the first, so that the others are replies to it
 * @param change the event that changed it last, or null
 * @param changeSequence of that event, or 0
 */
record SlackPost(
        UUID delivery, UUID event, String channel, String ts, boolean isRoot, UUID change, long changeSequence) {}
