package dev.smoothevents.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.inbox.FakeProvider.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(MoreInboxes.class)
class DestinationsTest {

    private final FakeProvider provider = new FakeProvider();
    private final String project = Api.unique("destinations");

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aDestinationThatIsGoneIsDisabledAndSaysSo() {
        String boss = Api.unique("boss");
        project("{'maintainers':[{'person':'" + boss + "'}]}");
        AtomicBoolean isBusy = new AtomicBoolean(true);
        provider.answer(asked -> isBusy.getAndSet(false)
                ? new Answer(429, "", Map.of("Retry-After", "3"))
                : Answer.of(410, "channel_not_found"));
        String first = send(1);
        Parcels.until(() -> Parcels.outcomes(Parcels.delivery(first)).contains("transient"));
        String waiting = send(2);
        JsonNode dead = Parcels.awaitStatus(first, "dead");
        JsonNode deadToo = Parcels.awaitStatus(waiting, "dead");
        int asked = provider.asked().size();

        JsonNode later = Parcels.awaitStatus(send(3), "skipped");

        assertThat(Stream.of(dead, deadToo).map(DestinationsTest::lastOutcome))
                .as("whoever came first after the pause, the other did not have to try")
                .containsExactlyInAnyOrder("destination_gone", "destination_disabled");
        assertThat(later.get("reason").asText()).isEqualTo("destination disabled: 410 channel_not_found");
        assertThat(later.get("attempts")).isEmpty();
        assertThat(provider.asked()).as("nobody asks it any more").hasSize(asked);

        JsonNode disabled = disabled();
        assertThat(disabled.get("project").asText()).isEqualTo(project);
        assertThat(disabled.get("answer").asText()).isEqualTo("410 channel_not_found");
        Parcels.until(() -> !disabled().get("event").isNull());
        JsonNode event =
                Api.read(Api.get("/v1/events/" + disabled().get("event").asText()));
        assertThat(event.get("action").asText()).isEqualTo("destination_disabled");
        assertThat(event.get("actor").asText()).isEqualTo("system");
        JsonNode culprit = lastOutcome(dead).equals("destination_gone") ? dead : deadToo;
        assertThat(event.get("issue")).isEqualTo(culprit.get("issue"));
        assertThat(event.get("causationId")).isEqualTo(culprit.get("event"));
        assertThat(event.at("/extra/destination").asText()).isEqualTo(provider.url("/door/"));
        Parcels.until(() -> Api.items("/v1/people/" + boss + "/notifications").stream()
                .anyMatch(one -> one.at("/event/id").equals(event.get("id"))));
        assertThat(Api.items("/v1/events", "project", project, "action", "destination_disabled"))
                .hasSize(1);
    }

    @Test
    void onceItIsPutRightItIsEnabledAndWhatWasGivenUpCanBeRedriven() {
        provider.answer(Answer.of(410, "gone"));
        String first = send(1);
        Parcels.awaitStatus(first, "dead");
        provider.answer(Answer.of(200, "ok"));
        String id = disabled().get("id").asText();

        given().delete("/v1/destinations/" + id + "/disabled").then().statusCode(204);

        given().delete("/v1/destinations/" + id + "/disabled").then().statusCode(404);
        assertThat(disabledOnes()).isEmpty();
        Parcels.awaitStatus(send(2), "delivered");
        given().contentType("application/json")
                .body("{\"outcome\":\"destination_gone\",\"issue\":\"" + project + "#1\"}")
                .post("/v1/deliveries/redrive")
                .then()
                .body("redriven", is(1));
        Parcels.awaitStatus(first, "delivered");
    }

    @Test
    void otherSettingsOfTheProjectEnableItToo() {
        project("{'slack':{'channel':'#old'}}");
        provider.answer(Answer.of(410, "gone"));
        Parcels.awaitStatus(send(1), "dead");
        provider.answer(Answer.of(200, "ok"));

        project("{'name':'Renamed','slack':{'channel':'#old'}}");
        assertThat(disabledOnes()).as("the same settings").hasSize(1);
        project("{'name':'Renamed','slack':{'channel':'#new'}}");

        assertThat(disabledOnes()).isEmpty();
        Parcels.awaitStatus(send(2), "delivered");
    }

    private static String lastOutcome(JsonNode delivery) {
        List<String> outcomes = Parcels.outcomes(delivery);
        return outcomes.get(outcomes.size() - 1);
    }

    private JsonNode disabled() {
        List<JsonNode> found = disabledOnes();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> disabledOnes() {
        return Api.items("/v1/destinations", "inbox", "courier").stream()
                .filter(one -> one.get("destination").asText().equals(provider.url("/door/")))
                .toList();
    }

    private void project(String body) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/v1/projects/{key}", project)
                .then()
                .statusCode(lessThan(300));
    }

    private String send(int issue) {
        return Parcels.send(project + "#" + issue, provider.url("/door/" + issue), "x");
    }
}
