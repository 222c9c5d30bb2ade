package dev.smoothevents.github;

import dev.smoothevents.event.NewEvent;
import java.util.List;
import java.util.function.Function;

/** What one kind of delivery comes to. */
@FunctionalInterface
interface Reaction {

    /** @throws IgnoredDelivery where the delivery says nothing to be recorded */
    List<NewEvent> to(GithubDelivery delivery);

    static Reaction one(Function<GithubDelivery, NewEvent> event) {
        return delivery -> List.of(event.apply(delivery));
    }
}
