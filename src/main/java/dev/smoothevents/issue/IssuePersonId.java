package dev.smoothevents.issue;

import java.util.UUID;

/** A person's stake in an issue. */
record IssuePersonId(String account, UUID issueId, String person) {}
