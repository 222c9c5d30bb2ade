package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.Why;
import dev.smoothevents.inbox.explain.Explanation.Step;
import java.util.ArrayList;
import java.util.List;

/** The steps to the decision about a person: what was stored is only the one that decided, and all before it were passed. */
final class PersonSteps {

    static final String PASSES = "passes";
    static final String WAITS = "waits";
    static final String STOPS = "stops";

    private PersonSteps() {}

    static List<Step> of(Question asked) {
        Against against = Against.of(asked.why().against()).orElse(null);
        Check last = against == null ? null : Check.stoppedBy(against);
        List<Step> steps = new ArrayList<>();
        for (Check check : Check.values()) {
            if (check == last) {
                steps.add(new Step(check.word(), STOPS, stop(against, asked)));
                return steps;
            }
            if (check.isAskedFor(asked.inbox())) {
                steps.add(new Step(check.word(), result(check, asked.why()), pass(check, asked)));
            }
        }
        return steps;
    }

    private static String result(Check check, Why why) {
        boolean waits =
                check == Check.PREFERENCE && why.digest() != null || check == Check.QUIET_HOURS && why.quiet() != null;
        return waits ? WAITS : PASSES;
    }

    static String stop(Against against, Question asked) {
        String person = asked.person();
        return switch (against) {
            case NOT_FOR_INBOX ->
                asked.event().action() + " is not told by " + asked.inbox()
                        + " by default, and no preference asks for it.";
            case ACTOR -> person + " did it, and nobody is told of what they did themselves.";
            case UNKNOWN_PERSON -> "Nobody is known as " + person + ".";
            case BOT -> person + " is a bot, and bots are never told.";
            case SYSTEM -> person + " is the service itself.";
            case MUTED -> person + " has muted the issue.";
            case UNSUBSCRIBED -> person + " has unsubscribed from the issue, and the event does not name them.";
            case NOT_A_RECIPIENT ->
                "The event does not name " + person + ", who neither created the issue nor is assigned to it, nor"
                        + " subscribed, nor a maintainer to be told of the project; or the action is told to nobody but those whom"
                        + " it names.";
            case PREFERENCE_OFF -> "It is not told: " + asked.preference() + ".";
            case NO_ADDRESS -> person + " has no e-mail address.";
        };
    }

    private static String pass(Check check, Question asked) {
        Why why = asked.why();
        String person = asked.person();
        return switch (check) {
            case ACTION -> asked.event().action() + " is told by " + asked.inbox() + ".";
            case ACTOR -> asked.event().actor() + " did it, and not " + person + ".";
            case PERSON -> person + " is a person.";
            case SUBSCRIPTION -> subscription(asked);
            case RECIPIENT -> recipient(person, why.reasons());
            case PREFERENCE -> "How to tell it: " + asked.preference() + ".";
            case QUIET_HOURS -> quietHours(asked);
            case ADDRESS -> person + " had an e-mail address.";
        };
    }

    private static String recipient(String person, List<String> reasons) {
        return reasons.isEmpty()
                ? person + " has had to do with the issue."
                : person + " is a recipient as " + String.join(", ", reasons) + ".";
    }

    private static String subscription(Question asked) {
        String despite = asked.why().despite();
        return despite == null
                ? asked.person() + " has neither muted the issue nor turned away from it."
                : asked.person() + " has " + despite + " the issue, but "
                        + asked.event().action() + " is mandatory.";
    }

    private static String quietHours(Question asked) {
        Why.Quiet quiet = asked.why().quiet();
        return quiet == null
                ? "It does not wait for quiet hours to end."
                : "Quiet hours are from " + quiet.from() + " to " + quiet.to() + " (" + quiet.zone()
                        + "), this time until " + quiet.until() + ".";
    }
}
