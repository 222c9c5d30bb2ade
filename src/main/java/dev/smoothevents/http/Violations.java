package dev.smoothevents.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with a request, so that a caller learns all of it at once. A null value is always in order unless required. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public Violations add(String field, String message) {
        found.add(new Violation(field, message));
        return this;
    }

    /** A key of an issue, project or person: see {@link Keys}. */
    public Violations key(String field, String value, boolean required) {
        if (value == null) {
            return required ? add(field, "is required") : this;
        }
        return addIfAny(field, Keys.fault(value));
    }

    /** A text that can be kept, see {@link Texts}, of at most so many characters. */
    public Violations text(String field, String value, int maxLength) {
        return value == null ? this : addIfAny(field, Texts.fault(value, maxLength));
    }

    /** An http or https URL. */
    public Violations url(String field, String value) {
        return value == null ? this : addIfAny(field, Formats.urlFault(value));
    }

    /** An https URL, or an http one to a loopback address. */
    public Violations secureUrl(String field, String value) {
        return value == null ? this : addIfAny(field, Formats.secureUrlFault(value));
    }

    /** One bare e-mail address. */
    public Violations email(String field, String value) {
        return value == null ? this : addIfAny(field, Formats.emailFault(value));
    }

    /** A time zone as {@link java.time.ZoneId} knows them. */
    public Violations timeZone(String field, String value) {
        return value == null ? this : addIfAny(field, Formats.timeZoneFault(value));
    }

    /** One of the words. */
    public Violations oneOf(String field, String value, Set<String> words) {
        boolean good = value == null || words.contains(value);
        return good ? this : add(field, "must be one of " + String.join(", ", new TreeSet<>(words)));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** Ends the request with 422 if anything was found. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.invalid(found));
        }
    }

    private Violations addIfAny(String field, String fault) {
        return fault == null ? this : add(field, fault);
    }
}
