package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.digest.Digest;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Writes mails: the same content as text and as HTML (RFC 2046, multipart/alternative). */
@ApplicationScoped
class EmailComposer {

    private static final String FOLLOWING = "You are told because you follow this issue.";
    private static final String GATHERED = "You are told of these together, as you prefer.";
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
    private final EmailTemplates templates;
    private final UnsubscribeLinks links;

    @Inject
    EmailComposer(EmailConfig config, UnsubscribeLinks links) {
        this.headers = new EmailHeaders(config);
        this.templates = EmailTemplates.load(config.templates());
        this.links = links;
    }

    /** {@code address} is where it goes, in ASCII. */
    Mail compose(Delivery delivery, String address) {
        Footer footer = links.footer(delivery, REASONS.getOrDefault(delivery.reason(), FOLLOWING));
        EventMail content = new EventMail(MailIssue.of(delivery.story()), Told.of(delivery.story()), footer);
        Mail mail = mail(EmailTemplates.EVENT, content, address);
        headers.putOn(mail, delivery, footer);
        return mail;
    }

    Mail compose(Digest digest, String address) {
        Footer footer = links.footer(digest, GATHERED);
        DigestMail content = DigestMail.of(digest, footer);
        Mail mail = mail(EmailTemplates.DIGEST, content, address);
        headers.putOn(mail, digest, content.title(), footer);
        return mail;
    }

    private Mail mail(String template, Object content, String address) {
        return new Mail()
                .addTo(address)
                .setText(templates.text(template, content))
                .setHtml(templates.html(template, content));
    }

    String page(UnsubscribePage page) {
        return templates.page(page);
    }
}
