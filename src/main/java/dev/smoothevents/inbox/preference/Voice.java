package dev.smoothevents.inbox.preference;

import java.util.Map;

/**
 * What one owner says about one inbox.
 *
 * @param levels by action, or {@code *}
 */
record Voice(Scope scope, Map<String, Level> levels) {}
