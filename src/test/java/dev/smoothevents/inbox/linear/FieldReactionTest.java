package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldReactionTest {

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @ParameterizedTest
    @CsvSource({"Urgent,1", "high,2", "Medium,3", " Low ,4", "None,0", "P0,1", "P3,4", "2,2"})
    void aPriorityIsOneInLinear(String value, int priority) {
        assertThat(harness.send(synced("field_set")
                                .extra("field_name", "Priority")
                                .extra("value", value))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().put("priority", priority));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24,2026-12-24", "2026-12-24T10:00:00Z,2026-12-24"})
    void aDueDateIsOneInLinear(String value, String date) {
        harness.send(synced("field_set").extra("field_name", "Due date").extra("value", value));
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().put("dueDate", date));
    }

    @ParameterizedTest
    @CsvSource({"Priority,whatever", "Due date,soon", "Due date,2026-13-45", "Due date,+12345-01-01", "Effort,5"})
    void whatLinearDoesNotKnowIsToldAsAComment(String field, String value) {
        assertThat(harness.send(synced("field_set").extra("field_name", field).extra("value", value))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("CreateComment");
    }

    @Test
    void aClearedFieldIsClearedInLinear() {
        harness.send(synced("field_cleared").extra("field_name", "priority"));
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().put("priority", 0));
        harness.send(synced("field_cleared").extra("field_name", "Target date"));
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().putNull("dueDate"));
        harness.send(synced("field_cleared").extra("field_name", "Effort"));
        assertThat(harness.linear.last().name()).isEqualTo("CreateComment");
    }
}
