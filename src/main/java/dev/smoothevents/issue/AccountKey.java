package dev.smoothevents.issue;

/** What a person or project is known by. */
record AccountKey(String account, String key) {}
