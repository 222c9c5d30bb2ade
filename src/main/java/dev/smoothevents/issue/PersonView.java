package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A person as the service answers. */
@RegisterForReflection
record PersonView(
        String key,
        String name,
        String email,
        String type,
        String timeZone,
        String slackUserId,
        Instant createdAt,
        Instant updatedAt) {

    static PersonView of(Person person) {
        return new PersonView(
                person.key,
                person.name,
                person.email,
                person.type,
                person.timeZone,
                person.slackUserId,
                person.createdAt,
                person.updatedAt);
    }
}
