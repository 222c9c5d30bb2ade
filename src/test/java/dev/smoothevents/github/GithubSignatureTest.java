package dev.smoothevents.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubSignatureTest {

    /** The example of GitHub docs, "Validating webhook deliveries". */
    private static final String HEX = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    private final GithubSignature signature = new GithubSignature("It's a Secret to Everybody");

    @Test
    void theExampleOfTheDocumentationIsSigned() {
        assertThat(signature.signs(BODY, "sha256=" + HEX)).isTrue();
        assertThat(signature.signs(BODY, "sha256=" + HEX.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    @Test
    void oneByteMoreIsNotSigned() {
        assertThat(signature.signs("Hello, World!\n".getBytes(StandardCharsets.UTF_8), "sha256=" + HEX))
                .isFalse();
    }

    @Test
    void anotherSecretDoesNotSign() {
        assertThat(new GithubSignature("another").signs(BODY, "sha256=" + HEX)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=zz",
                "sha256=7",
                "sha256=75",
                HEX,
                "sha1=" + HEX,
                "SHA256=" + HEX,
                "sha256=" + HEX + "00",
                "sha256= " + HEX
            })
    void nonsenseDoesNotSign(String header) {
        assertThat(signature.signs(BODY, header)).isFalse();
    }
}
