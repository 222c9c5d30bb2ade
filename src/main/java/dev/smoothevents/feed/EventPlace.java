package dev.smoothevents.feed;

/** What tells whether a follower of the feed wants an event. */
record EventPlace(String account, String project, String issue, String action) {}
