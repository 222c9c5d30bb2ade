package dev.smoothevents.inbox.digest;

import dev.smoothevents.inbox.preference.DigestTimes;
import dev.smoothevents.inbox.preference.PreferenceBook;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** As the person prefers, else the account; where nobody said anything, each day at eight. In the person's time zone, else in UTC. */
@ApplicationScoped
class PreferredDigestSettings implements DigestSettings {

    /** The times are the same for all inboxes. */
    private static final String ANY_INBOX = "email";

    private final PreferenceBook book;
    private final Directory directory;

    PreferredDigestSettings(PreferenceBook book, Directory directory) {
        this.book = book;
        this.directory = directory;
    }

    @Override
    public Uni<DigestSchedule> of(String account, String person) {
        return Uni.combine()
                .all()
                .unis(
                        book.around(account, ANY_INBOX, Set.of(person), Set.of(), Set.of()),
                        directory.people(account, Set.of(person)))
                .asTuple()
                .map(found -> schedule(
                        found.getItem1().digest(person), found.getItem2().get(person)));
    }

    private static DigestSchedule schedule(DigestTimes times, PersonCard person) {
        DigestSchedule.Frequency frequency =
                DigestSchedule.Frequency.valueOf(times.frequency().name());
        return new DigestSchedule(frequency, times.at(), times.day(), zone(person));
    }

    private static ZoneId zone(PersonCard person) {
        try {
            return person == null || person.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(person.timeZone());
        } catch (DateTimeException noLongerKnown) {
            return ZoneOffset.UTC;
        }
    }
}
