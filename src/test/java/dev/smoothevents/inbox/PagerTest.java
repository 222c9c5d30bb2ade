package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(MoreInboxes.class)
class PagerTest {

    @Test
    void anInboxIsAddedByOneSmallClassAndSettings() throws IOException {
        try (FakeProvider phone = new FakeProvider()) {
            ObjectNode alarm = Api.event(Api.unique("pager") + "#1", "alarm_raised");
            alarm.putObject("extra").put("page", phone.url("/ring"));
            String event = Api.record(alarm).get("id").asText();

            Parcels.until(() -> Api.items("/v1/deliveries", "event", event, "status", "delivered")
                            .size()
                    == 1);

            assertThat(phone.asked())
                    .singleElement()
                    .extracting(FakeProvider.Asked::body)
                    .isEqualTo("octocat raised an alarm");
            assertThat(Api.items("/v1/deliveries", "event", event, "inbox", "pager"))
                    .hasSize(1);
            assertThat(Api.get("/q/metrics").asString())
                    .contains("smooth_deliveries_planned_total{inbox=\"pager\"}")
                    .contains("smooth_deliveries_delivered_total{inbox=\"pager\"}")
                    .contains("smooth_deliveries_breaker{provider=\"pager\"} 0.0");
        }
        assertThat(Files.readAllLines(Path.of("src/test/java/dev/smoothevents/inbox/pager/PagerInbox.java")))
                .as("lines of the whole inbox")
                .hasSizeLessThan(60);
    }
}
