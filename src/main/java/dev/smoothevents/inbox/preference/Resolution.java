package dev.smoothevents.inbox.preference;

import java.util.List;

/**
 * Whose word counts: the person's for the action, the person's for {@code *}, then likewise the project's and the account's, then the
 * catalogue's. {@code *} stands for what the inbox is told of by default; it silences any other action too, but asks for none: that must be
 * named, and where somebody further down names it, {@code *} says how it is told.
 */
final class Resolution {

    static final String ALL = "*";

    private Resolution() {}

    /**
     * @param voices the person's, the project's, the account's, as far as they are there
     * @param byDefault whether the catalogue tells the inbox of the action
     */
    static Choice of(List<Voice> voices, String action, boolean byDefault) {
        if (voices.isEmpty()) {
            return Choice.ofCatalogue(byDefault);
        }
        Voice first = voices.get(0);
        Level named = first.levels().get(action);
        if (named != null) {
            return new Choice(named, first.scope(), action);
        }
        Level all = first.levels().get(ALL);
        if (all == Level.OFF || all != null && byDefault) {
            return new Choice(all, first.scope(), ALL);
        }
        Choice further = of(voices.subList(1, voices.size()), action, byDefault);
        return all == null || further.level() == Level.OFF ? further : new Choice(all, first.scope(), ALL);
    }
}
