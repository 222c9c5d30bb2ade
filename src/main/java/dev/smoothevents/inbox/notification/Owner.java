package dev.smoothevents.inbox.notification;

/** Whose inbox it is. */
record Owner(String account, String person) {}
