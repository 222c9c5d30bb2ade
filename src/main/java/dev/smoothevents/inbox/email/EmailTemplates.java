package dev.smoothevents.inbox.email;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The texts of mails and of the unsubscribe page. An operator's folder ({@code smooth.email.templates}) replaces ours one by one, by name.
 * The engine is our own and not the framework's, so that what is found good before the start is what runs.
 */
final class EmailTemplates {

    static final String EVENT = "event";
    static final String DIGEST = "digest";

    private static final String PAGE = "page.html";
    private static final List<String> NAMES = List.of(
            "event.txt",
            "event.html",
            "digest.txt",
            "digest.html",
            "told.txt",
            "told.html",
            "footer.txt",
            "footer.html",
            "layout.html",
            PAGE);
    private static final String BUILT_IN = "email/";

    private final Optional<TemplateFolder> folder;
    private final Engine engine;

    private EmailTemplates(Optional<TemplateFolder> folder) {
        this.folder = folder;
        this.engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ofText("wrapped", TextWrap::wrapped))
                .addValueResolver(ofText("quoted", TextWrap::quoted))
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(this::locate)
                .build();
    }

    /**
     * Reads the folder, and renders each template with invented events.
     *
     * @throws IllegalArgumentException where one is wrong, with one sentence that names file and line
     */
    static EmailTemplates load(Optional<String> folder) {
        EmailTemplates templates = new EmailTemplates(folder.map(path -> TemplateFolder.read(path, NAMES)));
        templates.tryOut();
        return templates;
    }

    /** @param name {@link #EVENT} or {@link #DIGEST} */
    String text(String name, Object mail) {
        return render(name + ".txt", mail);
    }

    String html(String name, Object mail) {
        return render(name + ".html", mail);
    }

    String page(UnsubscribePage page) {
        return render(PAGE, page);
    }

    private String render(String name, Object data) {
        return engine.getTemplate(name).render(data);
    }

    private void tryOut() {
        try {
            for (EventMail mail : EmailSamples.events()) {
                text(EVENT, mail);
                html(EVENT, mail);
            }
            text(DIGEST, EmailSamples.digest());
            html(DIGEST, EmailSamples.digest());
            UnsubscribePage.samples().forEach(this::page);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(sentence(e), e);
        }
    }

    private String sentence(TemplateException e) {
        // "Rendering error in template [event.html:12]: Property ..."
        String what = String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^[^\\[]*\\[[^\\]]*\\]:? *", "");
        String where = e.getOrigin() == null
                ? ""
                : ", " + file(e.getOrigin().getTemplateId()) + ", line "
                        + e.getOrigin().getLine();
        return TemplateFolder.SETTING + where + ": " + what;
    }

    private String file(String name) {
        return folder.filter(templates -> templates.text(name).isPresent())
                .map(templates -> templates.file(name).toString())
                .orElse("our own " + name);
    }

    private Optional<TemplateLocator.TemplateLocation> locate(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        String text = folder.flatMap(templates -> templates.text(name)).orElseGet(() -> builtIn(name));
        String type = name.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN;
        return Optional.of(new Source(text, Variant.forContentType(type)));
    }

    private static String builtIn(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream stream = loader.getResourceAsStream(BUILT_IN + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code {text.wrapped}} and the like */
    private static ValueResolver ofText(String name, UnaryOperator<String> function) {
        return ValueResolver.builder()
                .applyToBaseClass(String.class)
                .applyToName(name)
                .resolveSync(context -> function.apply((String) context.getBase()))
                .build();
    }

    private record Source(String text, Variant variant) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(variant);
        }
    }
}
