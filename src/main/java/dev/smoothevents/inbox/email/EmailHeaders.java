package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.digest.Digest;
import io.quarkus.mailer.Mail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The headers by which mail programs thread an issue's mails, offer to unsubscribe, and robots know not to answer. Message-IDs are the
 * same every time an event is told, so that a mail sent twice is recognised.
 */
final class EmailHeaders {

    private static final String OPENED = "issue_opened";
    private static final int SUBJECT = 200;
    private static final int NAME = 80;
    /** RFC 5322, section 2.1.1: a line has at most 998 characters; an address cannot be folded. */
    private static final int LINE = 998;

    private final Mailbox from;
    private final Optional<Mailbox> replyTo;
    private final String domain;

    EmailHeaders(EmailConfig config) {
        this.from = Mailbox.parse(config.from());
        this.replyTo = config.replyTo().map(Mailbox::parse);
        this.domain = Mailbox.parse("postmaster@" + config.domain()).address().substring("postmaster@".length());
    }

    void putOn(Mail mail, Delivery delivery, Footer footer) {
        Story story = delivery.story();
        common(mail, senderName(story), subject(story), delivery.reason());
        thread(mail, story);
        mail.addHeader("List-ID", HeaderText.phrase(projectName(story)) + "\r\n <" + listId(story) + ">");
        Links.issueOf(story).ifPresent(url -> url(mail, "List-Archive", url));
        unsubscribe(mail, footer.issueLink());
    }

    void putOn(Mail mail, Digest digest, String title, Footer footer) {
        String name = from.name().isEmpty() ? from.address() : from.name();
        common(mail, name, title, "digest");
        mail.addHeader("Message-ID", messageId("digest/" + digest.id()));
        mail.addHeader("List-ID", HeaderText.phrase("Digest") + "\r\n <digest." + domain + ">");
        unsubscribe(mail, footer.allLink());
    }

    /** Headers given by us are kept by Vert.x instead of its own; subject and from are also set as they read. */
    private void common(Mail mail, String sender, String subject, String reason) {
        mail.setFrom(from.address());
        mail.addHeader("From", HeaderText.phrase(sender) + "\r\n <" + from.address() + ">");
        replyTo.ifPresent(box -> mail.addHeader("Reply-To", written(box)));
        mail.setSubject(subject);
        mail.addHeader("Subject", HeaderText.unstructured(subject, "Subject: ".length()));
        mail.addHeader("Auto-Submitted", "auto-generated"); // RFC 3834
        mail.addHeader("Precedence", "list");
        mail.addHeader("X-Auto-Response-Suppress", "All");
        mail.addHeader("X-Smooth-Events-Reason", HeaderText.unstructured(reason, 24));
    }

    private static String written(Mailbox box) {
        return box.name().isEmpty() ? box.address() : HeaderText.phrase(box.name()) + "\r\n <" + box.address() + ">";
    }

    /** RFC 8058: with both headers, a mail program may unsubscribe with one POST and no questions. */
    private static void unsubscribe(Mail mail, String link) {
        if (!link.isEmpty() && url(mail, "List-Unsubscribe", link)) {
            mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static boolean url(Mail mail, String header, String url) {
        boolean fits = header.length() + ": <>".length() + url.length() <= LINE;
        if (fits) {
            mail.addHeader(header, "<" + url + ">");
        }
        return fits;
    }

    private String senderName(Story story) {
        String actor = Excerpt.clip(Excerpt.line(story.actor().displayName()), NAME);
        return from.name().isEmpty() ? actor : actor + " (via " + from.name() + ")";
    }

    private static String subject(Story story) {
        String key = Excerpt.line(story.issue().key());
        String project = Excerpt.line(story.project().key());
        String number = key.contains("#") ? key.substring(key.lastIndexOf('#')) : key;
        String given = Excerpt.clip(Excerpt.line(story.issue().title()), SUBJECT);
        String title = given.isEmpty() ? key : given + " (" + number + ")";
        String reply = isRoot(story) ? "" : "Re: ";
        return reply + "[" + project + "] " + title;
    }

    private void thread(Mail mail, Story story) {
        String root = "issue/" + story.issue().id();
        if (isRoot(story)) {
            mail.addHeader("Message-ID", messageId(root));
            return;
        }
        mail.addHeader("Message-ID", messageId(root + "/event/" + story.event().id()));
        mail.addHeader("In-Reply-To", messageId(root));
        mail.addHeader("References", messageId(root));
    }

    private static boolean isRoot(Story story) {
        return story.event().action().equals(OPENED);
    }

    private String messageId(String left) {
        return "<" + left + "@" + domain + ">";
    }

    private static String projectName(Story story) {
        String name = Excerpt.line(story.project().name());
        return Excerpt.clip(name.isEmpty() ? Excerpt.line(story.project().key()) : name, NAME);
    }

    /** RFC 2919: reads like a host name, the narrowest part first: acme/web is web.acme. */
    private String listId(Story story) {
        List<String> labels = new ArrayList<>();
        for (String part : story.project().key().toLowerCase(Locale.ROOT).split("/")) {
            labels.add(part.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        }
        labels.removeIf(String::isEmpty);
        Collections.reverse(labels);
        return (labels.isEmpty() ? "project" : String.join(".", labels)) + "." + domain;
    }
}
