package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateReactionTest {

    private static final String[] USUAL = {
        "Backlog backlog 0",
        "Todo unstarted 1",
        "Doing started 2",
        "Done completed 3",
        "Shipped completed 4",
        "Dropped canceled 5",
        "Twice duplicate 6"
    };

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    /** What Linear says of an issue: the type of its state, and its team's states as "name type position"; the name is also the id. */
    static String states(String type, String... states) {
        JsonArray nodes = new JsonArray();
        for (String state : states) {
            String[] parts = state.split(" ");
            nodes.add(new JsonObject()
                    .put("id", parts[0])
                    .put("name", parts[0])
                    .put("type", parts[1])
                    .put("position", Double.valueOf(parts[2])));
        }
        return new JsonObject()
                .put(
                        "issue",
                        new JsonObject()
                                .put("state", new JsonObject().put("id", "now").put("type", type))
                                .put("team", new JsonObject().put("states", new JsonObject().put("nodes", nodes))))
                .encode();
    }

    @Test
    void aClosedIssueMovesToTheFirstCompletedState() {
        harness.linear.answer("States", states("started", "Shipped completed 2.5", "Done completed 1"));
        assertThat(harness.send(synced("issue_closed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().put("stateId", "Done"));
    }

    @Test
    void whyItWasClosedMatters() {
        harness.linear.answer("States", states("started", USUAL));
        harness.send(synced("issue_closed").extra("state_reason", "not_planned"));
        assertThat(moved()).isEqualTo("Dropped");
        harness.send(synced("issue_closed").extra("state_reason", "duplicate"));
        assertThat(moved()).isEqualTo("Twice");
        harness.send(synced("issue_closed").extra("state_reason", "completed"));
        assertThat(moved()).isEqualTo("Done");
    }

    @Test
    void teamsWithoutAStateForDuplicatesCancelThem() {
        harness.linear.answer("States", states("started", "Done completed 3", "Dropped canceled 5"));
        harness.send(synced("issue_closed").extra("state_reason", "duplicate"));
        assertThat(moved()).isEqualTo("Dropped");
    }

    @Test
    void aReopenedIssueMovesToAnUnstartedStateIfThereIsOne() {
        harness.linear.answer("States", states("completed", "Backlog backlog 0", "Todo unstarted 7"));
        assertThat(harness.send(synced("issue_reopened")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(moved()).isEqualTo("Todo");
    }

    @Test
    void aStateOfTheRightTypeThatPeopleChoseStays() {
        harness.linear.answer("States", states("completed", USUAL));
        assertThat(harness.send(synced("issue_closed")).kind()).isEqualTo(Kind.DELIVERED);
        harness.linear.answer("States", states("started", USUAL));
        assertThat(harness.send(synced("issue_reopened")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("States", "States");
    }

    @Test
    void aTeamWithoutSuchAStateIsAFailureToSee() {
        harness.linear.answer("States", states("started", "Doing started 2"));
        assertThat(harness.send(synced("issue_closed")).kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void aColumnOfTheBoardIsTheStateOfThatName() {
        harness.linear.answer("States", states("backlog", USUAL));
        assertThat(harness.send(synced("status_changed").extra("to", "SHIPPED")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(moved()).isEqualTo("Shipped");
    }

    @Test
    void aColumnWithAUsualNameIsAStateOfThatType() {
        harness.linear.answer("States", states("backlog", USUAL));
        harness.send(synced("status_changed").extra("to", "In progress"));
        assertThat(moved()).isEqualTo("Doing");
    }

    @Test
    void aColumnThatTheTeamDoesNotHaveIsToldAsAComment() {
        harness.linear.answer("States", states("backlog", USUAL));
        assertThat(harness.send(synced("status_changed").extra("to", "Waiting for legal"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("CreateComment");
    }

    private String moved() {
        return harness.linear.last().input().getString("stateId");
    }
}
