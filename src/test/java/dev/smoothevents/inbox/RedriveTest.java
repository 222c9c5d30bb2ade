package dev.smoothevents.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.inbox.FakeProvider.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(MoreInboxes.class)
class RedriveTest {

    private final FakeProvider provider = new FakeProvider();
    private final String issue = Api.unique("redrive") + "#1";

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void whatIsDeadIsTriedAgainAndWhatIsToldIsNot() {
        provider.answer(Answer.of(400, "no"));
        String event = send("a");
        String id = Parcels.awaitStatus(event, "dead").get("id").asText();
        provider.answer(Answer.of(200, "ok"));

        redrive(id).statusCode(200).body("id", is(id));

        JsonNode told = Parcels.awaitStatus(event, "delivered");
        assertThat(Parcels.outcomes(told)).as("its history stays").containsExactly("permanent", "delivered");
        redrive(id)
                .statusCode(409)
                .body("type", endsWith("/not-redrivable"))
                .body("detail", containsString("delivered"));
        redrive(UUID.randomUUID().toString()).statusCode(404);
        redrive("none").statusCode(404);
    }

    @Test
    void askingTwiceTellsOnce() {
        provider.answer(Answer.of(400, "no"));
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(n ->
                        Parcels.awaitStatus(send("x" + n), "dead").get("id").asText())
                .toList();
        provider.asked().clear();
        provider.answer(Answer.of(200, "ok"));

        List<Integer> redriven = Api.atOnce(4, n -> redriveAll("{'inbox':'courier','issue':'" + issue + "'}")
                .statusCode(200)
                .extract()
                .path("redriven"));
        ids.forEach(id -> redrive(id));

        assertThat(redriven.stream().mapToInt(count -> count).sum()).isEqualTo(5);
        Parcels.until(() -> Api.items("/v1/deliveries", "issue", issue, "status", "delivered")
                        .size()
                == 5);
        assertThat(provider.asked())
                .as("in the order in which they were planned")
                .extracting(FakeProvider.Asked::body)
                .containsExactly("x0", "x1", "x2", "x3", "x4");
    }

    @Test
    void onlyWhatIsMeantIsTriedAgain() {
        provider.answer(asked -> Answer.of(400, asked.body()));
        String ours = send("Channel NOT found");
        String other = send("too large");
        JsonNode dead = Parcels.awaitStatus(ours, "dead");
        Parcels.awaitStatus(other, "dead");
        provider.answer(Answer.of(200, "ok"));
        String here = "{'issue':'" + issue + "',";

        redriveAll(here + "'outcome':'unknown'}").body("redriven", is(0));
        redriveAll(here + "'to':'2026-01-01T00:00:00Z'}").body("redriven", is(0));
        redriveAll(here + "'inbox':'email'}").body("redriven", is(0));
        redriveAll(here + "'person':'nobody'}").body("redriven", is(0));
        redriveAll(here + "'answerContains':'channel not','outcome':'permanent','from':'"
                        + dead.get("createdAt").asText() + "'}")
                .body("redriven", is(1));

        Parcels.awaitStatus(ours, "delivered");
        assertThat(Parcels.status(Parcels.delivery(other))).isEqualTo("dead");
    }

    @Test
    void nonsenseIsRefused() {
        redriveAll("{'inbox':'fax'}").statusCode(422).body("violations[0].field", is("inbox"));
        redriveAll("{'outcome':'sad'}").statusCode(422).body("violations[0].field", is("outcome"));
        redriveAll("{'from':'2026-01-02T00:00:00Z','to':'2026-01-01T00:00:00Z'}")
                .statusCode(422)
                .body("violations[0].field", is("to"));
        redriveAll("{'color':'red'}").statusCode(422);
        redriveAll("").statusCode(400);
    }

    @Test
    void whatWaitsCanBeWithdrawnAndBroughtBack() {
        provider.answer(new Answer(429, "later", java.util.Map.of("Retry-After", "3600")));
        String first = send("a");
        String second = send("b");
        Parcels.until(() -> Parcels.outcomes(Parcels.delivery(first)).contains("transient"));
        Parcels.delivery(second);

        cancelAll().body("cancelled", is(2));

        Parcels.awaitStatus(first, "cancelled");
        String id = Parcels.awaitStatus(second, "cancelled").get("id").asText();
        redrive(id).statusCode(200);
        assertThat(Parcels.status(Parcels.delivery(second))).isEqualTo("pending");
        cancelAll().body("cancelled", is(1));
        cancelAll().body("cancelled", is(0));
    }

    private ValidatableResponse cancelAll() {
        return given().contentType("application/json")
                .body("{\"issue\":\"" + issue + "\"}")
                .post("/v1/deliveries/cancel")
                .then()
                .statusCode(200);
    }

    private String send(String content) {
        return Parcels.send(issue, provider.url("/" + issue.substring(8, 20) + "/door"), content);
    }

    private static ValidatableResponse redrive(String id) {
        return given().post("/v1/deliveries/" + id + "/redrive").then();
    }

    private static ValidatableResponse redriveAll(String selection) {
        return given().contentType("application/json")
                .body(selection.replace('\'', '"'))
                .post("/v1/deliveries/redrive")
                .then();
    }
}
