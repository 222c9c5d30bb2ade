package dev.smoothevents.inbox;

import dev.smoothevents.inbox.Planned.Decision;
import dev.smoothevents.inbox.preference.Choice;
import dev.smoothevents.inbox.preference.DigestTimes;
import dev.smoothevents.inbox.preference.Inboxes;
import dev.smoothevents.inbox.preference.Level;
import dev.smoothevents.inbox.preference.QuietHours;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.topic.EventMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told as a person: those whom the event names, the issue's creator, assignees and subscribers, and the project's maintainers; each
 * once, for the strongest reason, the way they prefer. Never the actor, nor bots. Unless the action is mandatory, nor whoever muted the
 * issue, and who unsubscribed only when named.
 */
public final class People {

    private static final String USER = "user";
    private static final String BOT = "bot";

    private People() {}

    /** All who come into question, those who are not told with what speaks against it. */
    public static List<Planned> toTell(Heard heard) {
        Recipients recipients = Recipients.of(heard);
        return recipients.all().stream()
                .map(person -> decide(person, heard, recipients))
                .filter(planned -> !planned.skippedFor(Against.NOT_A_RECIPIENT))
                .filter(planned -> !planned.skippedFor(Against.NOT_FOR_INBOX))
                .toList();
    }

    /** What would be decided about anybody, also about who does not come into question. */
    public static Planned decide(String person, Heard heard) {
        return decide(person, heard, Recipients.of(heard));
    }

    /** Everybody about whom something must be known before {@link #toTell} can decide. */
    static Set<String> involved(EventMessage event, List<Follower> followers) {
        Set<String> involved = new HashSet<>(Recipients.named(event).keySet());
        involved.add(event.actor());
        followers.forEach(follower -> involved.add(follower.person()));
        return involved;
    }

    private static Planned decide(String person, Heard heard, Recipients recipients) {
        List<String> reasons = recipients.reasons(person);
        Choice choice = heard.preferences()
                .choice(person, heard.event().project(), heard.action().name(), heard.isByDefault());
        Against against = against(person, heard, recipients, choice);
        Why why = heard.isMandatory()
                ? Why.of(reasons).mandatory(wishAgainst(person, recipients))
                : Why.of(reasons).by(choice);
        if (against != null) {
            return new Planned(person, against.words(), Decision.SKIP, null, why.against(against));
        }
        if (heard.isMandatory() || !Inboxes.canWait(heard.inbox())) {
            return new Planned(person, reasons.get(0), Decision.TELL, null, why);
        }
        return choice.level() == Level.DIGEST
                ? withDigest(person, reasons.get(0), why, heard)
                : afterQuietHours(person, reasons.get(0), why, heard);
    }

    private static Against against(String person, Heard heard, Recipients recipients, Choice choice) {
        if (choice.isNotForInbox()) {
            return Against.NOT_FOR_INBOX;
        }
        if (person.equals(heard.event().actor())) {
            return Against.ACTOR;
        }
        Against type = against(heard.people().get(person));
        if (type != null) {
            return type;
        }
        if (!recipients.all().contains(person)) {
            return Against.NOT_A_RECIPIENT;
        }
        Against wish = wishAgainst(person, recipients);
        if (wish != null && !heard.isMandatory()) {
            return wish;
        }
        if (recipients.reasons(person).isEmpty()) {
            return Against.NOT_A_RECIPIENT;
        }
        return choice.level() == Level.OFF && !heard.isMandatory() ? Against.PREFERENCE_OFF : null;
    }

    private static Against against(PersonCard card) {
        if (card == null) {
            return Against.UNKNOWN_PERSON;
        }
        return switch (card.type()) {
            case USER -> null;
            case BOT -> Against.BOT;
            default -> Against.SYSTEM;
        };
    }

    private static Against wishAgainst(String person, Recipients recipients) {
        if (recipients.isMuted(person)) {
            return Against.MUTED;
        }
        return recipients.isUnsubscribed(person) ? Against.UNSUBSCRIBED : null;
    }

    private static Planned withDigest(String person, String reason, Why why, Heard heard) {
        DigestTimes times = heard.preferences().digest(person);
        Instant next = times.next(heard.now(), zone(person, heard));
        return new Planned(
                person,
                reason,
                Decision.DIGEST,
                next,
                why.digest(times.frequency().word()));
    }

    private static Planned afterQuietHours(String person, String reason, Why why, Heard heard) {
        QuietHours hours = heard.preferences().quietHours(person);
        ZoneId zone = zone(person, heard);
        Instant end = hours == null ? null : hours.end(heard.now(), zone);
        if (end == null) {
            return new Planned(person, reason, Decision.TELL, null, why);
        }
        Why.Quiet quiet = new Why.Quiet(hours.from().toString(), hours.to().toString(), zone.getId(), end);
        return new Planned(person, reason, Decision.TELL, end, why.waits(quiet));
    }

    /** UTC where none is known, or none any more: time zones come and go. */
    private static ZoneId zone(String person, Heard heard) {
        String zone = heard.people().get(person).timeZone();
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
