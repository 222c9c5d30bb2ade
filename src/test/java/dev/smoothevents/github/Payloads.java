package dev.smoothevents.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.NewEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Payloads with no more in them than a webhook needs. Single quotes stand for double ones. */
final class Payloads {

    static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Payloads() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An issue {@code acme/web#42} and the one who acts, {@code octocat}. */
    static ObjectNode issue(String action) {
        ObjectNode payload = json("""
                {'issue': {'id': 5000000042, 'number': 42, 'title': 'The door squeaks', 'body': 'Badly.',
                           'html_url': 'https://github.example/acme/web/issues/42', 'user': {'login': 'monalisa', 'id': 3},
                           'labels': [], 'assignees': [], 'comments': 0,
                           'created_at': '2026-11-01T10:00:00Z', 'updated_at': '2026-11-02T10:00:00Z'},
                 'repository': {'full_name': 'acme/web'},
                 'sender': {'login': 'octocat', 'id': 1, 'type': 'User'}}
                """);
        return payload.put("action", action);
    }

    /** The same with more in it: the fields of {@code more} are merged in, objects by their fields. */
    static ObjectNode issue(String action, String more) {
        return merge(issue(action), json(more));
    }

    static ObjectNode merge(ObjectNode into, ObjectNode more) {
        more.properties().forEach(field -> {
            boolean both =
                    field.getValue().isObject() && into.path(field.getKey()).isObject();
            into.set(
                    field.getKey(),
                    both
                            ? merge((ObjectNode) into.get(field.getKey()), (ObjectNode) field.getValue())
                            : field.getValue());
        });
        return into;
    }

    static Mapping map(String event, ObjectNode payload) {
        return new GithubMapper(CLOCK, false).map(event, payload);
    }

    /** As the database will give it back. */
    static ObjectNode extra(NewEvent event) {
        return json(event.extra().toString());
    }

    static NewEvent one(String event, ObjectNode payload) {
        Mapping mapping = map(event, payload);
        if (mapping.events().size() != 1) {
            throw new AssertionError(mapping);
        }
        return mapping.events().get(0);
    }
}
