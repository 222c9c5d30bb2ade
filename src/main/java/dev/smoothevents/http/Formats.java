package dev.smoothevents.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Rules for texts that mean something to machines. Each says what is wrong, or null where nothing is. */
final class Formats {

    static final int MAX_URL = 2_000;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TIME_ZONE = 100;

    /** The WHATWG's e-mail input, which has no room for a header injection, and asks for a sane length of the local part. */
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Formats() {}

    static String emailFault(String email) {
        boolean good = email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches();
        return good ? null : "must be one e-mail address, such as octocat@example.com";
    }

    static String urlFault(String url) {
        URI uri = parse(url);
        boolean good = uri != null && (isScheme(uri, "https") || isScheme(uri, "http"));
        return good ? null : "must be an http or https URL of at most " + MAX_URL + " characters";
    }

    static String secureUrlFault(String url) {
        URI uri = parse(url);
        boolean good = uri != null && (isScheme(uri, "https") || isScheme(uri, "http") && isLoopback(uri));
        return good
                ? null
                : "must be an https URL of at most " + MAX_URL + " characters (http only to this host itself)";
    }

    static String timeZoneFault(String zone) {
        try {
            return zone.length() <= MAX_TIME_ZONE && ZoneId.of(zone) != null ? null : notAZone();
        } catch (DateTimeException e) {
            return notAZone();
        }
    }

    private static String notAZone() {
        return "must be a time zone, such as Europe/Berlin";
    }

    private static URI parse(String url) {
        if (url.length() > MAX_URL || Texts.fault(url) != null) {
            return null;
        }
        try {
            URI uri = new URI(url);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }
}
