package dev.smoothevents.issue;

import java.util.UUID;

/** What an issue's row is known by. */
record IssueId(String account, UUID id) {}
