package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailCheckTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void nothingNeedsToBeSet() {
        assertThat(fault()).isEmpty();
    }

    @Test
    void senderAndReplyToAreAddresses() {
        settings.put("smooth.email.from", "Us <events@example.org>");
        settings.put("smooth.email.reply-to", "nobody");
        assertThat(fault())
                .hasValue("smooth.email.reply-to must look like Smooth Events <events@example.org>, and is nobody.");
        settings.put("smooth.email.from", "@");
        assertThat(fault()).get().asString().startsWith("smooth.email.from must look like");
    }

    @Test
    void theDomainIsOne() {
        settings.put("smooth.email.domain", "a b");
        assertThat(fault()).hasValue("smooth.email.domain must look like mail.example.org, and is a b.");
    }

    @Test
    void linksNeedASecretAndAnAddress() {
        settings.put("smooth.email.link-secret", SECRET);
        assertThat(fault())
                .get()
                .asString()
                .startsWith("Set both smooth.email.link-secret and smooth.email.public-url");
        settings.put("smooth.email.public-url", "https://events.example.org");
        assertThat(fault()).isEmpty();
        settings.remove("smooth.email.link-secret");
        assertThat(fault()).get().asString().startsWith("Set both");
    }

    @Test
    void aShortSecretIsNone() {
        settings.put("smooth.email.link-secret", SECRET.substring(1));
        settings.put("smooth.email.public-url", "https://events.example.org");
        assertThat(fault()).hasValue("smooth.email.link-secret must have at least 32 characters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://events.example.org",
                "events.example.org",
                "https://",
                "ftp://a",
                "https://a/?b",
                "https://a b"
            })
    void mailProgramsFollowHttpsOnly(String url) {
        settings.put("smooth.email.link-secret", SECRET);
        settings.put("smooth.email.public-url", url);
        assertThat(fault()).get().asString().startsWith("smooth.email.public-url must look like https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://events.example.org", "https://example.org:8443/events/", "http://localhost:8080"})
    void goodAddresses(String url) {
        settings.put("smooth.email.link-secret", SECRET);
        settings.put("smooth.email.public-url", url);
        assertThat(fault()).isEmpty();
    }

    @Test
    void aFolderWithoutTemplatesIsNamed() {
        settings.put("smooth.email.templates", "/nowhere/at/all");
        assertThat(fault()).hasValue("smooth.email.templates: the folder /nowhere/at/all cannot be read");
    }

    private Optional<String> fault() {
        return new EmailCheck(name -> Optional.ofNullable(settings.get(name))).fault();
    }
}
