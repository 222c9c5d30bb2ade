package dev.smoothevents.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LocalStackTest {

    @ConfigProperty(name = LocalStack.URL)
    String standIns;

    @Test
    void the_service_says_where_the_stack_is() {
        given().when()
                .get("/local/stack")
                .then()
                .statusCode(200)
                .body("postgres", startsWith("postgresql://127.0.0.1:"))
                .body("kafka", startsWith("127.0.0.1:"))
                .body("smtp", startsWith("127.0.0.1:"))
                .body("slack", equalTo(standIns + "/slack"))
                .body("linear", equalTo(standIns + "/linear"));
    }

    @Test
    void what_went_out_is_listed() {
        given().body("{\"text\":\"from the test\"}").post(standIns + "/slack/services/T/B/X");

        given().queryParam("channel", "slack")
                .get("/local/sent")
                .then()
                .statusCode(200)
                .body("items[0].request.text", equalTo("from the test"));
    }

    @Test
    void faults_are_passed_on_and_wrong_ones_refused() {
        given().contentType("application/json")
                .body("{\"channel\":\"slack\",\"mode\":\"ok\",\"seconds\":1}")
                .post("/local/faults")
                .then()
                .statusCode(200);
        int status = given().contentType("application/json")
                .body("{\"channel\":\"pigeon\",\"mode\":\"ok\"}")
                .post("/local/faults")
                .statusCode();

        assertThat(status).isGreaterThanOrEqualTo(400);
    }

    @Test
    void the_page_shows_it_without_anything_from_elsewhere() {
        String page = given().get("/local")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .extract()
                .asString();

        assertThat(page).doesNotContain("http://", "https://", "innerHTML");
    }
}
