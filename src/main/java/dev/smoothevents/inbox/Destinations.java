package dev.smoothevents.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts destinations out of use that take nothing any more, and says so. */
@ApplicationScoped
class Destinations {

    private final DestinationTable table;
    private final DestinationNews news;

    Destinations(DestinationTable table, DestinationNews news) {
        this.table = table;
        this.news = news;
    }

    Uni<Void> disable(Due due, Story story, String destination, String answer) {
        return table.disable(due, story, destination, answer).chain(news::tell);
    }
}
