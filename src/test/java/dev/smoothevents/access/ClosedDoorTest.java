package dev.smoothevents.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ClosedDoorTest.Closed.class)
@QuarkusTestResource(LocalStackResource.class)
class ClosedDoorTest {

    private static final String KEY = "a key of good length";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people",
                "/v1/nothing",
                "//v1/people",
                "/v1;a=b/people",
                "/v1/people;a=b",
                "/%761/people",
                "/x/../v1/people",
                "/v1/github/webhooks/../../people",
                "/v1/github/webhooks%2F..%2F..%2Fpeople"
            })
    void noWayRoundLeadsInWithoutTheKey(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("type", endsWith("/unauthorized"));
    }

    @Test
    void theKeyLeadsIn() {
        given().header("Authorization", "Bearer " + KEY)
                .get("/v1/people")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer wrong").get("/v1/people").then().statusCode(401);
    }

    @Test
    void aLargeBodyWithoutTheKeyIsTurnedAwayUnread() {
        given().contentType("application/json")
                .body("x".repeat(1_000_000))
                .post("/v1/events")
                .then()
                .statusCode(401);
    }

    @Test
    void thePagesAreOpen() {
        given().get("/").then().statusCode(is(200));
        given().get("/q/health/live").then().statusCode(not(401));
    }

    public static class Closed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smooth.access.open", "false", "smooth.access.key", KEY);
        }
    }
}
