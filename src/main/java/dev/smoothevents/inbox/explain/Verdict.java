package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.Why;
import java.time.Instant;
import java.util.Locale;

/**
 * What it comes to.
 *
 * @param word stable, for machines
 * @param text a sentence, for people
 * @param result of the last step, the delivery; null where it never came to one
 */
record Verdict(String word, String text, String result) {

    static Verdict of(Question asked, Line line, Instant now) {
        String person = line.recipient();
        Why why = asked.why();
        return switch (line.status()) {
            case "delivered" -> passed("delivered", "It was told to " + person + tries(line) + ".");
            case "delivering" -> waits("delivering", "It is being told to " + person + " right now.");
            case "digested" ->
                waits(
                        "digest",
                        "It waits for the " + word(why.digest()) + "digest of " + person + " at " + line.dueAt() + ".");
            case "dead" -> stopped("dead", "It could not be told to " + person + tries(line) + answer(line) + ".");
            case "cancelled" -> stopped("cancelled", "It was withdrawn before it was told to " + person + ".");
            case "skipped" -> skipped(asked, line);
            default -> pending(line, person, now);
        };
    }

    /** For who has no line in the ledger. */
    static Verdict against(Against against, Question asked) {
        return new Verdict(word(against), PersonSteps.stop(against, asked), null);
    }

    static String word(Against against) {
        return against == Against.NO_ADDRESS ? "no_address" : against.name().toLowerCase(Locale.ROOT);
    }

    private static Verdict pending(Line line, String person, Instant now) {
        if (line.waitsForQuietHours(now)) {
            return waits(
                    "quiet_hours", "It waits for the quiet hours of " + person + " to end at " + line.dueAt() + ".");
        }
        return line.tries() > 0
                ? waits(
                        "retrying",
                        "It could not be told to " + person + tries(line) + answer(line) + ", and is tried again at "
                                + line.dueAt() + ".")
                : waits("pending", "It waits for its turn to be told to " + person + ", due at " + line.dueAt() + ".");
    }

    private static Verdict skipped(Question asked, Line line) {
        return Against.of(
                        asked.why().against() == null
                                ? line.reason()
                                : asked.why().against())
                .filter(against -> line.tries() == 0)
                .map(against -> against(against, asked))
                .orElseGet(() ->
                        stopped("skipped", "It was not told to " + line.recipient() + ": " + line.reason() + "."));
    }

    private static Verdict passed(String word, String text) {
        return new Verdict(word, text, PersonSteps.PASSES);
    }

    private static Verdict waits(String word, String text) {
        return new Verdict(word, text, PersonSteps.WAITS);
    }

    private static Verdict stopped(String word, String text) {
        return new Verdict(word, text, PersonSteps.STOPS);
    }

    private static String word(String frequency) {
        return frequency == null ? "" : frequency + " ";
    }

    private static String tries(Line line) {
        return line.tries() > 1 ? " in " + line.tries() + " attempts" : "";
    }

    private static String answer(Line line) {
        return line.lastAnswer() == null ? "" : " (" + line.lastAnswer() + ")";
    }
}
