package dev.smoothevents.inbox.slack;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.IssueCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where more waits for a channel than it should read one by one, the first of them is told as a summary of all. A crash before the summary
 * was sent, or before that was written down, leaves them to be told again; nothing is lost.
 */
@ApplicationScoped
class SlackBurst {

    private static final int AT_MOST = 1_000;
    /** Longer than an attempt takes: so long nobody else takes them up. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final SlackConfig config;
    private final WaitingTable table;
    private final Directory directory;
    private final Clock clock;
    private final SlackSummary summary;

    SlackBurst(SlackConfig config, WaitingTable table, Directory directory, ActionCatalogue catalogue, Clock clock) {
        this.config = config;
        this.table = table;
        this.directory = directory;
        this.clock = clock;
        this.summary = new SlackSummary(catalogue);
    }

    /**
     * Tells the delivery with all that wait behind it.
     *
     * @param post sends a message to the destination
     * @return what came of it; a null item where too few wait, and it is to be told by itself
     */
    Uni<Outcome> tell(Delivery first, Destination destination, Function<JsonObject, Uni<Outcome>> post) {
        if (config.pace().isZero()) {
            // nobody waits
            return Uni.createFrom().nullItem();
        }
        int above = config.summaryAbove();
        return table.areAtLeast(above, first)
                .chain(many -> many ? table.take(first, destination, above, AT_MOST, HOLD) : none())
                .chain(taken -> taken.isEmpty() ? Uni.createFrom().nullItem() : tell(first, taken, post));
    }

    private static Uni<List<Waiting>> none() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<Outcome> tell(Delivery first, List<Waiting> taken, Function<JsonObject, Uni<Outcome>> post) {
        Instant start = clock.instant();
        return issues(first, taken)
                .map(issues -> summary.of(first.story(), taken, issues))
                .chain(post::apply)
                .map(outcome -> named(first, outcome))
                .call(outcome -> conclude(first, taken, outcome, start));
    }

    private Uni<Map<UUID, IssueCard>> issues(Delivery first, List<Waiting> taken) {
        List<UUID> ids = Stream.concat(
                        Stream.of(first.story().issue().id()), taken.stream().map(Waiting::issue))
                .distinct()
                .toList();
        return directory.issues(first.account(), ids);
    }

    /** All that were told in it say so, by the delivery that it was sent for. */
    private static Outcome named(Delivery first, Outcome outcome) {
        return new Outcome(outcome.kind(), "summary " + first.id() + ": " + outcome.answer(), outcome.retryAfter());
    }

    private Uni<Void> conclude(Delivery first, List<Waiting> taken, Outcome outcome, Instant start) {
        Instant now = clock.instant();
        boolean told = outcome.kind() == Outcome.Kind.DELIVERED;
        Duration wait = outcome.retryAfter() == null ? AGAIN : outcome.retryAfter();
        String attempt = new JsonObject()
                .put("at", start.toString())
                .put("durationMs", Duration.between(start, now).toMillis())
                .put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT))
                .put("answer", outcome.answer())
                .encode();
        return table.conclude(
                first.account(), taken, told ? "delivered" : "pending", told ? now : now.plus(wait), attempt);
    }
}
