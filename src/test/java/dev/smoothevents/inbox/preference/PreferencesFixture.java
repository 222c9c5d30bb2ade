package dev.smoothevents.inbox.preference;

import java.time.LocalTime;
import java.util.Locale;

/** Preferences for tests. */
public final class PreferencesFixture {

    private final Preferences preferences = new Preferences();

    public PreferencesFixture person(String person, String action, String level) {
        preferences.with(Scope.PERSON, person, action, Level.of(level));
        return this;
    }

    public PreferencesFixture project(String project, String action, String level) {
        preferences.with(Scope.PROJECT, project, action, Level.of(level));
        return this;
    }

    public PreferencesFixture account(String action, String level) {
        preferences.with(Scope.ACCOUNT, null, action, Level.of(level));
        return this;
    }

    /** @param digest daily, hourly or weekly, or null */
    public PreferencesFixture night(String person, String from, String to, String digest) {
        preferences.with(Scope.PERSON, person, hours(from, to), times(digest));
        return this;
    }

    public PreferencesFixture everybodysNight(String from, String to, String digest) {
        preferences.with(Scope.ACCOUNT, null, hours(from, to), times(digest));
        return this;
    }

    public Preferences preferences() {
        return preferences;
    }

    private static QuietHours hours(String from, String to) {
        return from == null ? null : new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static DigestTimes times(String digest) {
        return digest == null
                ? null
                : new DigestTimes(
                        DigestTimes.Frequency.valueOf(digest.toUpperCase(Locale.ROOT)),
                        DigestTimes.DEFAULT.at(),
                        DigestTimes.DEFAULT.day());
    }
}
