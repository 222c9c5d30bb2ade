package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.explain.Explanation.Step;
import java.util.ArrayList;
import java.util.List;

/** The steps to the decision about a place, a channel or a team: no person's wishes count there. */
final class PlaceSteps {

    private PlaceSteps() {}

    static List<Step> of(Question asked, Line line) {
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step("action", PersonSteps.PASSES, asked.event().action() + " is told by " + asked.inbox() + "."));
        steps.add(new Step("destination", PersonSteps.PASSES, destination(asked, line)));
        boolean off = Against.PREFERENCE_OFF.words().equals(asked.why().against());
        steps.add(new Step(
                "preference",
                off ? PersonSteps.STOPS : PersonSteps.PASSES,
                "How to tell it: " + asked.preference() + "."));
        return steps;
    }

    private static String destination(Question asked, Line line) {
        String why = asked.why().reasons().isEmpty()
                ? ""
                : " (" + String.join(", ", asked.why().reasons()) + ")";
        return "It tells " + line.recipient() + why + ", whatever " + asked.person() + " prefers.";
    }
}
