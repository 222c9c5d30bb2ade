package dev.smoothevents.inbox.email;

import io.quarkus.mailer.Mail;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/** A mail as it goes over the wire, by the mail client's own encoder. */
final class RawMail {

    private RawMail() {}

    static String of(Mail mail) {
        String address = mail.getFrom();
        return new MailEncoder(message(mail), address.substring(address.indexOf('@') + 1)).encode();
    }

    private static MailMessage message(Mail mail) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach(headers::add);
        return new MailMessage()
                .setFrom(mail.getFrom())
                .setTo(mail.getTo())
                .setSubject(mail.getSubject())
                .setText(mail.getText())
                .setHtml(mail.getHtml())
                .setHeaders(headers);
    }
}
