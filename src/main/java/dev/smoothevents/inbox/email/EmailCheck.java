package dev.smoothevents.inbox.email;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Looks at the settings of e-mail before anything starts, so that a wrong one is a sentence and not a stack trace. */
public final class EmailCheck {

    static final int MIN_SECRET_LENGTH = 32;
    private static final String PREFIX = "smooth.email.";
    private static final String LOOPBACK = "localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]";

    private final Function<String, Optional<String>> config;

    /** @param config a setting's value by its name; blank counts as not set */
    public EmailCheck(Function<String, Optional<String>> config) {
        this.config = name -> config.apply(PREFIX + name).filter(value -> !value.isBlank());
    }

    /** The first fault, as one sentence that names the setting. */
    public Optional<String> fault() {
        return mailboxFault("from")
                .or(() -> mailboxFault("reply-to"))
                .or(this::domainFault)
                .or(this::linkFault)
                .or(this::templateFault);
    }

    private Optional<String> mailboxFault(String name) {
        return config.apply(name)
                .filter(value -> !isMailbox(value))
                .map(value ->
                        PREFIX + name + " must look like Smooth Events <events@example.org>, and is " + value + ".");
    }

    private static boolean isMailbox(String text) {
        try {
            return Mailbox.parse(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> domainFault() {
        return config.apply("domain")
                .filter(value -> !isMailbox("postmaster@" + value))
                .map(value -> PREFIX + "domain must look like mail.example.org, and is " + value + ".");
    }

    private Optional<String> linkFault() {
        Optional<String> secret = config.apply("link-secret");
        Optional<String> url = config.apply("public-url");
        if (secret.isPresent() != url.isPresent()) {
            return Optional.of("Set both smooth.email.link-secret and smooth.email.public-url, or neither:"
                    + " an unsubscribe link needs both.");
        }
        if (secret.isPresent() && secret.get().length() < MIN_SECRET_LENGTH) {
            return Optional.of("smooth.email.link-secret must have at least " + MIN_SECRET_LENGTH + " characters.");
        }
        return url.filter(value -> !isSecure(value))
                .map(value -> "smooth.email.public-url must look like https://events.example.org"
                        + " (http only to this host itself), and is " + value + ".");
    }

    private static boolean isSecure(String text) {
        try {
            URI uri = URI.create(text);
            boolean loopback = "http".equals(uri.getScheme())
                    && String.valueOf(uri.getHost()).matches(LOOPBACK);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
            return uri.getHost() != null && plain && ("https".equals(uri.getScheme()) || loopback);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> templateFault() {
        try {
            config.apply("templates").ifPresent(folder -> EmailTemplates.load(Optional.of(folder)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
