package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An issue as templates see it.
 *
 * @param project its project's name, else its key
 * @param title its title, else its key
 * @param link where to look at it, or empty
 */
@RegisterForReflection
record MailIssue(String key, String project, String title, String link) {

    private static final int TITLE = 1_000;

    static MailIssue of(Story story) {
        String key = Excerpt.line(story.issue().key());
        String title = Excerpt.clip(Excerpt.line(story.issue().title()), TITLE);
        String project = Excerpt.line(story.project().name());
        return new MailIssue(
                key,
                project.isEmpty() ? Excerpt.line(story.project().key()) : project,
                title.isEmpty() ? key : title,
                Links.issueOf(story).orElse(""));
    }

    /** Title and key, or the key alone. */
    public String line() {
        return title.equals(key) ? key : title + " (" + key + ")";
    }
}
