package dev.smoothevents.issue;

/** A person's part in a project. */
record MaintainerId(String account, String project, String person) {}
