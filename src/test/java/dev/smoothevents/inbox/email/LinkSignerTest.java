package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {

    private final LinkSigner signer = new LinkSigner(TestMails.SECRET);

    @Test
    void whatWeSignedIsRead() {
        for (String text : Naughty.STRINGS) {
            // half a surrogate pair has no bytes
            String wellFormed = text.replaceAll("\\p{Cs}", "?");
            assertThat(signer.read(signer.sign(wellFormed))).hasValue(wellFormed);
        }
    }

    @Test
    void isFitForAPath() {
        assertThat(signer.sign("Zoë 🦊 a/b?c=d#e")).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{22}");
    }

    @Test
    void noOtherLetterWillDo() {
        String token = signer.sign("1\nall\ndefault\nhubot\n\n1800000000");
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(signer.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("letter %d", i)
                    .isEmpty();
        }
    }

    @Test
    void anotherSecretsSignatureIsNone() {
        assertThat(signer.read(new LinkSigner(TestMails.SECRET + "!").sign("text")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "äöü.ß", "no-dot", "YQ.", ".YQ", "YQ==.YQ==", "YQ.YQ.YQ"})
    void whatIsNoTokenIsReadAsNone(String token) {
        assertThat(signer.read(token)).isEmpty();
    }

    @Test
    void aCutOffSignatureIsNone() {
        String token = signer.sign("text");
        byte[] half = Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1));
        String shorter = Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(half, 8));
        assertThat(signer.read(token.substring(0, token.indexOf('.') + 1) + shorter))
                .isEmpty();
    }
}
