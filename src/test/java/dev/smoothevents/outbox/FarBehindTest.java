package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.post;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FarBehindTest.NobodyRelays.class)
class FarBehindTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static class NobodyRelays implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smooth.outbox.relay.enabled", "false", "smooth.outbox.max-age", "PT1S");
        }
    }

    @Test
    void whenTheOldestWaitsForTooLongNothingMoreIsRecorded() {
        String issue = unique("acme/behind#1");

        await().atMost(PATIENCE).untilAsserted(() -> post(event(issue, "issue_closed"))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("cannot be published")));

        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.name", hasItem("outbox"))
                .body("checks.find { it.name == 'outbox' }.status", is("DOWN"))
                .body("checks.find { it.name == 'outbox' }.data.backlog", greaterThanOrEqualTo(1));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("smooth_outbox_oldest_age_seconds"))
                .body(containsString("smooth_outbox_backlog"));
    }
}
