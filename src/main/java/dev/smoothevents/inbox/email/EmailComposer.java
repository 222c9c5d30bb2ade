package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Writes the mail that tells a story: the same content as text and as HTML (RFC 2046, multipart/alternative). */
@ApplicationScoped
class EmailComposer {

    private static final int SENTENCE = 1_000;
    private static final int BODY = 20_000;
    private static final String FOLLOWING = "You are told because you follow this issue.";
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("creator", "You are told because you opened this issue."),
            Map.entry("author", "You are told because you opened this issue."),
            Map.entry("subscriber", "You are told because you are subscribed to this issue."),
            Map.entry("subscribed", "You are told because you are subscribed to this issue."),
            Map.entry("manual", "You are told because you are subscribed to this issue."),
            Map.entry("mentioned", "You are told because you were mentioned."),
            Map.entry("assignee", "You are told because you are assigned to this issue."),
            Map.entry("assigned", "You are told because you are assigned to this issue."),
            Map.entry("comment", "You are told because you commented on this issue."),
            Map.entry("commenter", "You are told because you commented on this issue."),
            Map.entry("maintainer", "You are told because you maintain this project."));

    private final EmailHeaders headers;
    private final Template text;
    private final Template html;

    @Inject
    EmailComposer(
            EmailConfig config,
            @Location("email/event.txt") Template text,
            @Location("email/event.html") Template html) {
        this.headers = new EmailHeaders(config);
        this.text = text;
        this.html = html;
    }

    /** {@code address} is where it goes, in ASCII. */
    Mail compose(Delivery delivery, String address) {
        Mail mail = new Mail()
                .addTo(address)
                .setText(told(text, delivery).render())
                .setHtml(told(html, delivery).render());
        headers.putOn(mail, delivery);
        return mail;
    }

    private static TemplateInstance told(Template template, Delivery delivery) {
        Story story = delivery.story();
        return template.data("sentence", sentence(story))
                .data("lines", lines(story))
                .data("issue", issue(story))
                .data("link", Links.of(story).orElse(""))
                .data("reason", REASONS.getOrDefault(delivery.reason(), FOLLOWING));
    }

    private static String sentence(Story story) {
        String icon = Excerpt.line(story.action().icon());
        return Excerpt.clip((icon + " " + Excerpt.line(story.text())).strip(), SENTENCE);
    }

    private static List<String> lines(Story story) {
        String body = Excerpt.bodyOf(story);
        return body.isEmpty() ? List.of() : Excerpt.clip(body, BODY).lines().toList();
    }

    private static String issue(Story story) {
        String key = Excerpt.line(story.issue().key());
        String title = Excerpt.line(story.issue().title());
        return title.isEmpty() ? key : Excerpt.clip(title, SENTENCE) + " (" + key + ")";
    }
}
