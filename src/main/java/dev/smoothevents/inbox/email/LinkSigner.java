package dev.smoothevents.inbox.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes texts that only we can have made: HMAC-SHA256, of which 128 bits are kept (RFC 2104, section 5). Fit for the path of a URL. */
final class LinkSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;
    /** What is signed for another purpose with the same secret is not good here. */
    private static final String PURPOSE = "unsubscribe\n";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecretKeySpec key;

    LinkSigner(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String sign(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(octets) + "." + ENCODER.encodeToString(mac(octets));
    }

    /** The text, or empty where we did not sign it so. */
    Optional<String> read(String token) {
        try {
            byte[] octets = DECODER.decode(token.substring(0, Math.max(0, token.indexOf('.'))));
            String text = new String(octets, StandardCharsets.UTF_8);
            // the whole token, for Base64 has several ways to write the same
            byte[] ours = sign(text).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(ours, token.getBytes(StandardCharsets.UTF_8))
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] octets) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM); // not thread-safe, so one each time
            mac.init(key);
            mac.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(octets), KEPT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
