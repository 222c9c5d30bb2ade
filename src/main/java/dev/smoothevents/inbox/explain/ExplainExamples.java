package dev.smoothevents.inbox.explain;

/** What explanations look like. */
final class ExplainExamples {

    static final String AT_NIGHT = """
            {"event": "0193a1b2-0000-7000-8000-000000000017", "issue": "acme/web#42", "action": "comment_added", "actor": "octocat",
             "person": "hubot",
             "inboxes": [
               {"inbox": "email", "recipient": "hubot", "verdict": "quiet_hours",
                "text": "It waits for the quiet hours of hubot to end at 2026-11-24T06:00:00Z.",
                "reasons": ["mentioned", "creator"],
                "steps": [
                  {"step": "action", "result": "passes", "detail": "comment_added is told by email."},
                  {"step": "actor", "result": "passes", "detail": "octocat did it, and not hubot."},
                  {"step": "person", "result": "passes", "detail": "hubot is a person."},
                  {"step": "recipient", "result": "passes", "detail": "hubot is a recipient as mentioned, creator."},
                  {"step": "subscription", "result": "passes", "detail": "hubot has neither muted the issue nor turned away from it."},
                  {"step": "preference", "result": "passes", "detail": "How to tell it: at once, by default."},
                  {"step": "quiet_hours", "result": "waits",
                   "detail": "Quiet hours are from 22:00 to 07:00 (Europe/Berlin), this time until 2026-11-24T06:00:00Z."},
                  {"step": "address", "result": "passes", "detail": "hubot had an e-mail address."},
                  {"step": "delivery", "result": "waits",
                   "detail": "It waits for the quiet hours of hubot to end at 2026-11-24T06:00:00Z."}],
                "delivery": {"id": "0193a1b2-0000-7000-8000-000000000099", "status": "pending", "attempts": [],
                             "dueAt": "2026-11-24T06:00:00Z", "createdAt": "2026-11-23T22:14:03.123456Z"},
                "recomputed": false}]}""";

    static final String NOT_TOLD = """
            {"event": "0193a1b2-0000-7000-8000-000000000017", "issue": "acme/web#42", "action": "comment_added", "actor": "octocat",
             "person": "octocat",
             "inboxes": [
               {"inbox": "notification", "recipient": "octocat", "verdict": "actor",
                "text": "octocat did it, and nobody is told of what they did themselves.",
                "reasons": [],
                "steps": [
                  {"step": "action", "result": "passes", "detail": "comment_added is told by notification."},
                  {"step": "actor", "result": "stops", "detail": "octocat did it, and nobody is told of what they did themselves."}],
                "delivery": null, "recomputed": true}]}""";

    private ExplainExamples() {}
}
