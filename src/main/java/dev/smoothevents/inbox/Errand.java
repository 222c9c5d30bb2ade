package dev.smoothevents.inbox;

/** Something to be told, and what there is to tell. */
record Errand(Due due, Stories stories) {

    /** Null where the event, its action or its issue is no more. */
    Story story() {
        return stories.of(due);
    }

    Delivery delivery(Story story) {
        return new Delivery(
                due.id(), due.account(), due.inbox(), due.recipient(), due.reason(), due.tries() + 1, story);
    }
}
