package dev.smoothevents.github;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Examples for the description of the API. */
final class Example {

    static final String LABELED = """
            {
              "action": "labeled",
              "issue": {"number": 42, "title": "The door squeaks", "updated_at": "2026-11-23T18:00:00Z"},
              "label": {"id": 208045946, "name": "bug", "color": "d73a4a"},
              "repository": {"full_name": "acme/web"},
              "sender": {"login": "octocat", "id": 1, "type": "User"}
            }
            """;
    static final String RECORDED = """
            {"status": "recorded", "events": ["01938f5e-7b1c-7a2e-9d3f-4b5a6c7d8e9f"], "replayed": false}
            """;
    static final String PONG = """
            {"status": "pong"}
            """;
    static final String IGNORED = """
            {"status": "ignored", "reason": "pull_request.opened is not recorded"}
            """;

    private Example() {}

    /** The other content type that a webhook can have. */
    @Schema(name = "GithubForm", description = "The payload as a form.")
    record Form(
            @Schema(description = "The same JSON, as text.", required = true)
            String payload) {}
}
