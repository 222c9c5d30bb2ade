package dev.smoothevents.inbox.email;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an event changed, as templates see it. One line each; empty where there was, or is, nothing.
 *
 * @param label of what: Title, State, Label, ...
 */
@RegisterForReflection
record Change(String label, String before, String after) {}
