package dev.smoothevents.inbox.digest;

import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Every day at eight in the morning, where the person is. */
@ApplicationScoped
@DefaultBean
class DefaultDigestSettings implements DigestSettings {

    private final Directory directory;

    DefaultDigestSettings(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Uni<DigestSchedule> of(String account, String person) {
        return directory.person(account, person).map(card -> DigestSchedule.DEFAULT.in(zone(card)));
    }

    private static ZoneId zone(PersonCard person) {
        try {
            return person == null || person.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(person.timeZone());
        } catch (DateTimeException noLongerKnown) {
            return ZoneOffset.UTC;
        }
    }
}
