package dev.smoothevents.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smoothevents.inbox.preference.Choice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * What a decision was made of, as small as it can be stored; every check that is not named here was passed.
 *
 * @param reasons why the recipient is one, strongest first
 * @param against the words of {@link Against}, or null
 * @param level the preference, where the catalogue's default did not decide: immediate, digest or off
 * @param by whose preference: person, project or account
 * @param key the action or {@code *} that it names
 * @param mandatory true, or null
 * @param despite what a mandatory action overruled: muted or unsubscribed
 * @param quiet the quiet hours that it waits for
 * @param digest how often the digest comes that it waits for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Why(
        List<String> reasons,
        String against,
        String level,
        String by,
        String key,
        Boolean mandatory,
        String despite,
        Quiet quiet,
        String digest) {

    public Why {
        reasons = reasons == null ? List.of() : reasons;
    }

    /** @param until when they end */
    @RegisterForReflection
    public record Quiet(String from, String to, String zone, Instant until) {}

    public static Why of(List<String> reasons) {
        return new Why(reasons, null, null, null, null, null, null, null, null);
    }

    Why by(Choice choice) {
        return choice.isOfCatalogue()
                ? this
                : new Why(
                        reasons,
                        against,
                        choice.level().word(),
                        choice.scope().word(),
                        choice.key(),
                        mandatory,
                        despite,
                        quiet,
                        digest);
    }

    /** @param overruled what spoke against it and does not count, or null */
    Why mandatory(Against overruled) {
        String words = overruled == null ? null : overruled.words();
        return new Why(reasons, against, level, by, key, true, words, quiet, digest);
    }

    Why against(Against what) {
        return new Why(reasons, what.words(), level, by, key, mandatory, despite, quiet, digest);
    }

    Why waits(Quiet hours) {
        return new Why(reasons, against, level, by, key, mandatory, despite, hours, digest);
    }

    Why digest(String frequency) {
        return new Why(reasons, against, level, by, key, mandatory, despite, quiet, frequency);
    }
}
