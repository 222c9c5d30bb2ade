package dev.smoothevents.inbox.preference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What all those around some events prefer, for one inbox of one account. Whoever is not in it prefers nothing. */
public final class Preferences {

    public static final Preferences NONE = new Preferences();

    /** @param key the person's or the project's; for the account null */
    private record Owner(Scope scope, String key) {}

    private static final class Own {
        private final Map<String, Level> levels = new HashMap<>();
        private QuietHours quietHours;
        private DigestTimes digest;
    }

    private static final Own NOTHING = new Own();

    private final Map<Owner, Own> owners = new HashMap<>();

    Preferences with(Scope scope, String key, QuietHours quietHours, DigestTimes digest) {
        Own own = own(scope, key);
        own.quietHours = quietHours;
        own.digest = digest;
        return this;
    }

    /** @param action a name, or {@code *} */
    Preferences with(Scope scope, String key, String action, Level level) {
        own(scope, key).levels.put(action, level);
        return this;
    }

    /**
     * How an action is told; {@link Resolution} is the rule.
     *
     * @param person null where a place is told, and not a person
     * @param byDefault whether the catalogue tells the inbox of the action
     */
    public Choice choice(String person, String project, String action, boolean byDefault) {
        if (owners.isEmpty()) {
            return Choice.ofCatalogue(byDefault);
        }
        List<Voice> voices = new ArrayList<>(3);
        if (person != null) {
            voices.add(voice(Scope.PERSON, person));
        }
        voices.add(voice(Scope.PROJECT, project));
        voices.add(voice(Scope.ACCOUNT, null));
        return Resolution.of(voices, action, byDefault);
    }

    /** The person's own, else the account's, else null. */
    public QuietHours quietHours(String person) {
        return Stream.of(of(Scope.PERSON, person), of(Scope.ACCOUNT, null))
                .map(own -> own.quietHours)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The person's own, else the account's, else {@link DigestTimes#DEFAULT}. */
    public DigestTimes digest(String person) {
        return Stream.of(of(Scope.PERSON, person), of(Scope.ACCOUNT, null))
                .map(own -> own.digest)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(DigestTimes.DEFAULT);
    }

    private Voice voice(Scope scope, String key) {
        return new Voice(scope, of(scope, key).levels);
    }

    private Own of(Scope scope, String key) {
        return owners.getOrDefault(new Owner(scope, key), NOTHING);
    }

    private Own own(Scope scope, String key) {
        return owners.computeIfAbsent(new Owner(scope, scope == Scope.ACCOUNT ? null : key), owner -> new Own());
    }
}
