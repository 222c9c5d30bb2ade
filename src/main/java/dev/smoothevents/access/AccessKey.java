package dev.smoothevents.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The one key, kept as a hash. Comparing takes as long for a near miss as for a far one. */
final class AccessKey {

    private static final String SCHEME = "bearer ";

    private final byte[] hash;

    AccessKey(String key) {
        this.hash = sha256(key);
    }

    /** Whether the header {@code Authorization}, or null, shows the key. */
    boolean opensFor(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        String shown = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(hash, sha256(shown));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
