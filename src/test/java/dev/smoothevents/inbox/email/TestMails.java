package dev.smoothevents.inbox.email;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The composer as the service has it: the real templates, escaped as HTML where they are HTML. */
final class TestMails {

    record Config(String from, String domain, Duration timeout) implements EmailConfig {}

    static final EmailConfig CONFIG =
            new Config("Smooth Events <events@example.org>", "mail.example.org", Duration.ofSeconds(20));

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private TestMails() {}

    static EmailComposer composer() {
        return new EmailComposer(
                CONFIG, template("event.txt", Variant.TEXT_PLAIN), template("event.html", Variant.TEXT_HTML));
    }

    private static Template template(String name, String contentType) {
        try (InputStream source = TestMails.class.getResourceAsStream("/templates/email/" + name)) {
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return ENGINE.parse(text, Variant.forContentType(contentType));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
