package dev.smoothevents.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {

    private final AccessRule rule = new AccessRule(new AccessKey("0123456789abcdef")::opensFor);

    @ParameterizedTest
    @ValueSource(strings = {"Bearer 0123456789abcdef", "bearer 0123456789abcdef", "BEARER   0123456789abcdef "})
    void theKeyOpens(String shown) {
        assertThat(rule.admits("/v1/events", shown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "0123456789abcdef",
                "Bearer 0123456789abcdeX",
                "Bearer 0123456789abcdef0",
                "Basic 0123456789abcdef"
            })
    void nothingElseDoes(String shown) {
        assertThat(rule.admits("/v1/events", shown)).isFalse();
        assertThat(rule.admits("/v1/events", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/events",
                "/v1;a=b/events",
                "/v1/github",
                "/v1/github/webhooks/more",
                "/v1/github/webhooks;x",
                "/v1/email/preview",
                "/v1/email/unsubscribe",
                "/v1/email/unsubscribe/a/b",
                "/v1/email/unsubscribe/a;b"
            })
    void everythingOfTheApiIsBehindTheKey(String path) {
        assertThat(rule.admits(path, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/asyncapi",
                "/q/health",
                "/v1/github/webhooks",
                "/v1/github/webhooks/",
                "/v1/email/unsubscribe/YWxs.c2lnbmF0dXJl-_",
                "/v10"
            })
    void pagesAndSignedCallsAreNot(String path) {
        assertThat(rule.admits(path, null)).isTrue();
    }
}
