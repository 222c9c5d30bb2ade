package dev.smoothevents.issue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.smoothevents.http.Violations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;

/**
 * A person as a caller writes them. What an answer has beyond this is ignored, so that an answer can be sent back changed.
 *
 * @param name what others call them
 * @param email where they get their mail
 * @param type {@code user} (the default) or {@code bot}
 * @param timeZone {@code Europe/Berlin}
 * @param slackUserId their id in Slack, {@code U024BE7LH}
 */
@RegisterForReflection
@JsonIgnoreProperties({"key", "createdAt", "updatedAt"})
record PersonBody(String name, String email, String type, String timeZone, String slackUserId) {

    void check() {
        new Violations()
                .text("name", name, 1_000)
                .email("email", email)
                .oneOf("type", type, Set.of("user", "bot"))
                .timeZone("timeZone", timeZone)
                .text("slackUserId", slackUserId, 200)
                .throwIfAny();
    }
}
