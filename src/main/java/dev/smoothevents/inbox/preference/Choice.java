package dev.smoothevents.inbox.preference;

/**
 * How an action is told, and who says so.
 *
 * @param key the action or {@code *} that said it; null for the catalogue
 */
public record Choice(Level level, Scope scope, String key) {

    static Choice ofCatalogue(boolean told) {
        return new Choice(told ? Level.IMMEDIATE : Level.OFF, Scope.CATALOGUE, null);
    }

    public boolean isOfCatalogue() {
        return scope == Scope.CATALOGUE;
    }

    /** The inbox is not told of this action by default, and nobody asks for it. */
    public boolean isNotForInbox() {
        return isOfCatalogue() && level == Level.OFF;
    }
}
