package dev.smoothevents.inbox.email;

import java.util.List;

/** Invented mails, to try templates out with before anybody gets to see them. */
final class EmailSamples {

    private static final String LINK = "https://example.org/acme/web/issues/42";
    private static final MailIssue ISSUE = new MailIssue("acme/web#42", "Web", "Fix the build", LINK);
    private static final MailIssue UNTITLED = new MailIssue("acme/web#43", "Web", "acme/web#43", "");
    private static final Footer FOOTER =
            new Footer("You are told because you follow this issue.", "comment added", LINK, LINK, LINK);

    private static final Told COMMENT = new Told(
            "💬",
            "#0969da",
            "octocat commented",
            List.of(),
            List.of(quote("Looks good\n\n> to <me>")),
            LINK,
            "View it");
    private static final Told RENAMED = new Told(
            "✏️",
            "#57606a",
            "octocat renamed this issue",
            List.of(new Change("Title", "Fix it", "Fix the build"), new Change("Label", "", "bug")),
            List.of(new Quote("Before", "old"), new Quote("Now", "new")),
            "",
            "View it");
    private static final Told BARE = new Told("", "#57606a", "octocat did something", List.of(), List.of(), "", "");

    private EmailSamples() {}

    /** With and without everything that may be missing. */
    static List<EventMail> events() {
        return List.of(
                new EventMail(ISSUE, COMMENT, FOOTER),
                new EventMail(ISSUE, RENAMED, FOOTER),
                new EventMail(UNTITLED, BARE, Footer.plain(FOOTER.reason())));
    }

    static DigestMail digest() {
        List<DigestMail.Line> lines = List.of(
                new DigestMail.Line("Mon 18:00", COMMENT),
                new DigestMail.Line("Mon 18:01", RENAMED),
                new DigestMail.Line("Mon 18:02", BARE));
        DigestMail.ProjectPart project = new DigestMail.ProjectPart(
                "Web", List.of(new DigestMail.IssuePart(ISSUE, lines), new DigestMail.IssuePart(UNTITLED, lines)));
        return new DigestMail("6 updates", "Fix the build", "Tuesday", List.of(project), FOOTER);
    }

    private static Quote quote(String text) {
        return new Quote("", text);
    }
}
