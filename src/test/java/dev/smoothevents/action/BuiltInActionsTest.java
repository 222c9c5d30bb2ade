package dev.smoothevents.action;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.action.Action.Subscriber;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInActionsTest {

    private static final ActionCatalogue CATALOGUE = ActionCatalogue.builtIn();
    private static final FeedText TEXT = new FeedText(CATALOGUE.all());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern EXTRA_FIELD = Pattern.compile("extra\\.(\\w+)");

    static List<Action> all() {
        return CATALOGUE.all();
    }

    @Test
    void thereAreFiftyThreeSortedByName() {
        assertThat(all()).hasSize(53).extracting(Action::name).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySentenceReadsWellWithNothingToSayAndWithEverything(Action action) {
        String bare = TEXT.render(Events.event(action.name(), null, JSON.objectNode()));
        String full = TEXT.render(Events.event(action.name(), fullRecord(action), fullExtra(action)));

        assertThat(List.of(bare, full)).allSatisfy(text -> assertThat(text)
                .doesNotContainPattern("[{}\\[\\]|]|\\s\\s|null| [,.;”]|“ |“”|\\($|\\(\\)")
                .isEqualTo(text.strip())
                .hasSizeBetween(12, 400));
        if (!action.name().equals("no_activity")) {
            assertThat(bare).startsWith("octocat ");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceholderOfASentenceIsAKnownFieldOfExtra(Action action) {
        assertThat(EXTRA_FIELD.matcher(action.sentence()).results().map(MatchResult::group))
                .allMatch(field -> action.extraSchema().path("properties").has(field.substring("extra.".length())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyActionAcceptsWhatItsSchemaDescribesAndRefusesAnObjectInEachField(Action action) {
        assertThat(CATALOGUE.checkExtra(action, fullExtra(action))).isEmpty();
        action.extraSchema().get("properties").fieldNames().forEachRemaining(field -> {
            ObjectNode wrong = JSON.objectNode().set(field, JSON.objectNode().set("x", JSON.objectNode()));
            boolean anything = action.extraSchema().at("/properties/" + field).isEmpty();
            boolean object = field.equals("transferred_from");
            if (!anything && !object) {
                assertThat(CATALOGUE.checkExtra(action, wrong))
                        .singleElement()
                        .matches(violation -> violation.field().equals("extra." + field));
            }
        });
    }

    @Test
    void onlyRepeatsThatSayNothingNewAreThrottled() {
        Map<String, Duration> throttles = all().stream()
                .filter(action -> action.throttle() != null)
                .collect(toMap(Action::name, Action::throttle));

        assertThat(throttles)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "comment_viewed", Duration.ofMinutes(15),
                        "issue_viewed", Duration.ofMinutes(15),
                        "issue_pinned", Duration.ofHours(1),
                        "issue_unpinned", Duration.ofHours(1),
                        "comment_pinned", Duration.ofHours(1),
                        "comment_unpinned", Duration.ofHours(1),
                        "cross_reference_added", Duration.ofHours(1),
                        "no_activity", Duration.ofDays(1)));
    }

    @Test
    void viewsReactionsMentionsAndSubscriptionsStayOutOfTheFeed() {
        assertThat(CATALOGUE.hiddenFromFeed())
                .containsExactly(
                        "comment_viewed",
                        "issue_viewed",
                        "reaction_added",
                        "reaction_removed",
                        "user_mentioned",
                        "user_subscribed",
                        "user_unsubscribed");
    }

    @Test
    void theDirectoryFollowsTheActionsThatChangeIt() {
        Map<String, Effect> effects = all().stream()
                .filter(action -> action.effect() != Effect.NONE)
                .collect(toMap(Action::name, Action::effect));

        assertThat(effects)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "issue_opened", Effect.OPENS,
                        "issue_closed", Effect.CLOSES,
                        "issue_reopened", Effect.REOPENS,
                        "issue_renamed", Effect.RENAMES,
                        "issue_deleted", Effect.HIDES,
                        "assignee_added", Effect.ASSIGNS,
                        "assignee_removed", Effect.UNASSIGNS,
                        "user_subscribed", Effect.SUBSCRIBES,
                        "user_unsubscribed", Effect.UNSUBSCRIBES));
    }

    @Test
    void peopleFollowWhatTheyWroteWereAssignedOrWereMentionedIn() {
        assertThat(CATALOGUE.get("issue_opened").subscribes()).containsExactly(Subscriber.AUTHOR, Subscriber.MENTIONED);
        assertThat(CATALOGUE.get("comment_added").subscribes())
                .containsExactly(Subscriber.COMMENTER, Subscriber.MENTIONED);
        assertThat(CATALOGUE.get("assignee_added").subscribes()).containsExactly(Subscriber.ASSIGNEE);
        assertThat(CATALOGUE.get("user_mentioned").subscribes()).containsExactly(Subscriber.MENTIONED);
        assertThat(CATALOGUE.get("label_added").subscribes()).isEmpty();
    }

    @Test
    void theNewsOfAnIssueReachEveryInboxAndAViewNone() {
        assertThat(CATALOGUE.get("comment_added").inboxes())
                .containsExactly("email", "slack", "linear", "notification");
        assertThat(CATALOGUE.get("comment_edited").inboxes()).containsExactly("slack", "linear");
        assertThat(CATALOGUE.get("label_added").inboxes()).containsExactly("linear");
        assertThat(CATALOGUE.get("user_mentioned").inboxes()).containsExactly("email", "slack", "notification");
        assertThat(CATALOGUE.get("reaction_added").inboxes()).containsExactly("notification");
        assertThat(CATALOGUE.get("comment_viewed").inboxes()).isEmpty();
    }

    private static EventRecord fullRecord(Action action) {
        return new EventRecord(
                action.recordType(), "1001", "https://example.com/1", "The title", "The body", "The name");
    }

    /** A value of the right type in every known field. */
    private static ObjectNode fullExtra(Action action) {
        ObjectNode extra = JSON.objectNode();
        action.extraSchema()
                .get("properties")
                .properties()
                .forEach(field -> extra.set(field.getKey(), sample(field.getKey(), field.getValue())));
        return extra;
    }

    private static JsonNode sample(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "integer" -> JSON.numberNode(7);
            case "number" -> JSON.numberNode(2.5);
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode().add(sample(name, schema.get("items")));
            case "object" -> JSON.objectNode();
            default -> JSON.textNode("some " + name);
        };
    }
}
