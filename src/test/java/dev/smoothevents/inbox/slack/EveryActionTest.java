package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action of the catalogue, with everything in it that people can write. The messages are left in target, for whoever wants to look. */
class EveryActionTest {

    private static final ActionCatalogue CATALOGUE = ActionCatalogue.builtIn();
    private static final FeedText TEXT = new FeedText(CATALOGUE.all());
    private static final Instant AT = Instant.parse("2026-11-23T18:00:00Z");
    private static final JsonArray WRITTEN = new JsonArray();

    private final SlackMessageBuilder builder = new SlackMessageBuilder();

    static List<Action> all() {
        return CATALOGUE.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsSlacksRules(Action action) {
        for (String text : Naughty.STRINGS) {
            keep(SlackNews.of(story(action, text), mentions(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysInAFewWordsWhatHappened(Action action) {
        JsonObject message = builder.build(SlackNews.of(story(action, "bug"), Mentions.NONE));
        assertThat(message.getString("text")).startsWith(action.icon() + " ").endsWith(" · acme/web#42 bug");
        assertThat(message.getJsonArray("attachments").getJsonObject(0).getString("color"))
                .isEqualTo(action.color());
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment_edited", "comment_deleted"})
    void keepsSlacksRulesWhenChanged(String change) {
        for (String text : Naughty.STRINGS) {
            Story told = story(CATALOGUE.get("comment_added"), text);
            keep(new SlackNews(told, story(CATALOGUE.get(change), text), mentions(text)));
        }
    }

    private void keep(SlackNews news) {
        JsonObject message = builder.build(news);
        Texts.assertAllowed(message);
        WRITTEN.add(message);
    }

    @AfterAll
    static void write() throws IOException {
        Files.writeString(Path.of("target", "slack-messages.json"), WRITTEN.encode());
    }

    private static Mentions mentions(String text) {
        return Mentions.of(
                List.of(new PersonCard("default", "hubot", "user", null, null, null, "U0HUBOT"), person(text)));
    }

    private static Story story(Action action, String text) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        action.extraSchema().path("properties").fieldNames().forEachRemaining(field -> extra.put(field, text));
        extra.putArray("mentions").add("hubot").add(text);
        EventRecord record = new EventRecord(
                "comment", text, "https://example.org/" + text, text, "@hubot " + text + " @hubot", text);
        EventMessage event = new EventMessage(
                StoryFixture.EVENT,
                "default",
                "acme/web",
                "acme/web#42",
                17,
                action.name(),
                "octocat",
                "user",
                record,
                extra,
                AT,
                AT,
                1,
                false,
                "api",
                "c",
                null);
        IssueCard issue = new IssueCard(
                "default",
                StoryFixture.ISSUE,
                "acme/web#42",
                "acme/web",
                text,
                "https://example.org/?a=1&b=" + text,
                "octocat",
                "open",
                null,
                AT);
        ProjectCard project = new ProjectCard("default", "acme/web", text, "#web", null, null);
        return new Story(event, action, issue, project, person(text), TEXT.render(event));
    }

    private static PersonCard person(String name) {
        return new PersonCard("default", "octocat", "user", name, null, null, name);
    }
}
