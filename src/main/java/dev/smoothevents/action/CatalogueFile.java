package dev.smoothevents.action;

import java.util.List;
import java.util.Set;

/**
 * What one file says.
 *
 * @param inboxes names of the inboxes that its actions may name, those of the files before it included; sorted
 */
record CatalogueFile(Set<String> inboxes, List<Action> actions) {}
