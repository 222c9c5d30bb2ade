package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.http.ProblemException;
import org.junit.jupiter.api.Test;

class ActionResourceTest {

    private final ActionResource resource = new ActionResource(ActionCatalogue.builtIn());

    @Test
    void theListIsOnePage() {
        assertThat(resource.all().items()).hasSize(53);
        assertThat(resource.all().next()).isNull();
    }

    @Test
    void anActionHasItsDocumentedShape() {
        JsonNode action = new ObjectMapper().valueToTree(resource.one("comment_added"));

        assertThat(action.fieldNames())
                .toIterable()
                .containsExactly(
                        "name",
                        "recordType",
                        "extraSchema",
                        "sentence",
                        "icon",
                        "color",
                        "feed",
                        "inboxes",
                        "throttle",
                        "audience",
                        "effect",
                        "subscribes",
                        "mandatory");
        assertThat(action.at("/extraSchema/$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(action.get("throttle").isNull()).isTrue();
        assertThat(action.get("effect").asText()).isEqualTo("none");
        assertThat(action.get("subscribes")).map(JsonNode::asText).containsExactly("commenter", "mentioned");
        assertThat(resource.one("comment_viewed").throttle()).isEqualTo("PT15M");
    }

    @Test
    void anUnknownActionIsNotFoundWithAHint() {
        assertThatThrownBy(() -> resource.one("coment_added"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404))
                .hasMessage("No action is called coment_added; did you mean comment_added?");
    }
}
