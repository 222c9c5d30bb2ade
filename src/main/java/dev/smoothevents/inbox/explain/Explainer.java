package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.People;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.inbox.Why;
import dev.smoothevents.inbox.explain.Explanation.Inbox;
import dev.smoothevents.inbox.explain.Explanation.Step;
import dev.smoothevents.inbox.preference.Inboxes;
import dev.smoothevents.topic.EventMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts decisions into words. No I/O. */
final class Explainer {

    private static final Why NOTHING = Why.of(List.of());

    private Explainer() {}

    /** From what is stored. */
    static Inbox stored(EventMessage event, String person, Line line, Instant now) {
        Why why = line.because();
        if (why.against() == null && line.status().equals("skipped") && line.tries() == 0) {
            why = legacy(why, line.reason());
        }
        Question asked = new Question(event, line.inbox(), person, why);
        Verdict verdict = Verdict.of(asked, line, now);
        List<Step> steps =
                new ArrayList<>(Inboxes.tellsPeople(line.inbox()) ? PersonSteps.of(asked) : PlaceSteps.of(asked, line));
        if (verdict.result() != null) {
            steps.add(new Step("delivery", verdict.result(), verdict.text()));
        }
        return new Inbox(
                line.inbox(),
                line.recipient(),
                verdict.word(),
                verdict.text(),
                why.reasons(),
                steps,
                line.told(),
                false);
    }

    /**
     * Of a person about whom nothing is stored.
     *
     * @param planned whether the inbox has planned the event for anybody
     */
    static Inbox person(Heard heard, String person, boolean planned) {
        Planned now = People.decide(person, heard);
        Against against = now.skipped() ? Against.of(now.reason()).orElseThrow() : null;
        boolean certain = against == Against.NOT_FOR_INBOX
                || against == Against.ACTOR
                || against == Against.BOT
                || against == Against.SYSTEM
                || against == Against.UNKNOWN_PERSON
                || against == Against.NOT_A_RECIPIENT;
        Question asked = new Question(heard.event(), heard.inbox(), person, now.why());
        if (certain) {
            return inbox(asked, person, Verdict.against(against, asked), PersonSteps.of(asked));
        }
        return planned ? tooLate(asked) : notPlanned(asked);
    }

    /** Of an inbox that has no ear for the action. */
    static Inbox notForInbox(EventMessage event, String inbox, String person) {
        Question asked = new Question(event, inbox, person, NOTHING);
        Verdict verdict = Verdict.against(Against.NOT_FOR_INBOX, asked);
        return inbox(asked, null, verdict, List.of(new Step("action", PersonSteps.STOPS, verdict.text())));
    }

    /** Of an inbox that tells a place, and planned nothing. */
    static Inbox place(EventMessage event, String inbox, String person) {
        Question asked = new Question(event, inbox, person, NOTHING);
        String text = inbox
                + " has nowhere to tell it: neither project nor issue name a destination, or named one when it was"
                + " heard; or it has not been heard yet.";
        return inbox(
                asked,
                null,
                new Verdict("no_destination", text, null),
                List.of(
                        new Step("action", PersonSteps.PASSES, event.action() + " is told by " + inbox + "."),
                        new Step("destination", PersonSteps.STOPS, text)));
    }

    private static Inbox tooLate(Question asked) {
        String text = asked.person()
                + " was no recipient when the event was heard. What they are to the issue now came later.";
        return undecided(asked, new Verdict("not_a_recipient", text, null));
    }

    private static Inbox notPlanned(Question asked) {
        String text = asked.inbox()
                + " has told nobody of it so far: either it has not heard of it yet, or there was nobody to tell"
                + " when it did.";
        return undecided(asked, new Verdict("not_planned", text, null));
    }

    private static Inbox undecided(Question asked, Verdict verdict) {
        List<Step> steps = List.of(
                new Step("action", PersonSteps.PASSES, asked.event().action() + " is told by " + asked.inbox() + "."),
                new Step("recipient", PersonSteps.STOPS, verdict.text()));
        return inbox(asked, asked.person(), verdict, steps);
    }

    private static Inbox inbox(Question asked, String recipient, Verdict verdict, List<Step> steps) {
        return new Inbox(
                asked.inbox(),
                recipient,
                verdict.word(),
                verdict.text(),
                asked.why().reasons(),
                steps,
                null,
                true);
    }

    /** Lines that have only a reason. */
    private static Why legacy(Why why, String reason) {
        return new Why(why.reasons(), reason, null, null, null, null, null, null, null);
    }
}
