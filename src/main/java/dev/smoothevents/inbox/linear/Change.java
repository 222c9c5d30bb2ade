package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Story;

/**
 * An event on its way to the twin.
 *
 * @param twin the id in Linear
 * @param past whether it is older than the twin: brought after the fact, to complete its history
 */
record Change(Story story, String twin, boolean past) {}
