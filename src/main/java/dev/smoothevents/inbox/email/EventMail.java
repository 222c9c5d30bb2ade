package dev.smoothevents.inbox.email;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the templates event.txt and event.html are given. */
@RegisterForReflection
record EventMail(MailIssue issue, Told told, Footer footer) {

    public String title() {
        return issue.line();
    }

    public String preheader() {
        return told.summary();
    }
}
