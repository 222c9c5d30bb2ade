package dev.smoothevents.inbox.linear;

import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.History;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Keeps the issue's twin in Linear up to date: each event once, by ids made from what it is about. */
@ApplicationScoped
public class LinearSender implements Sender {

    private final LinearLedger ledger;
    private final LinearTwins twins;
    private final EditReaction edits;
    private final Reactions reactions;

    @Inject
    LinearSender(
            LinearClient linear,
            Directory directory,
            CommentOrigin origin,
            SourceIssues issues,
            LinearLedger ledger,
            History history,
            Clock clock) {
        this.ledger = ledger;
        CommentReaction comments = new CommentReaction(linear, origin, clock);
        StateReaction states = new StateReaction(linear, comments);
        twins = new LinearTwins(linear, issues, directory, states, clock);
        edits = new EditReaction(linear);
        OtherTwins others = new OtherTwins(issues, twins, ledger, history);
        reactions = new Reactions(
                new OpenReaction(linear),
                edits,
                comments,
                new LabelReaction(linear),
                states,
                new AssigneeReaction(linear, directory, comments),
                new FieldReaction(linear, comments),
                new RelationReaction(linear, others, ledger, comments),
                new ParentReaction(linear, others, comments),
                new LinkReaction(linear, comments));
    }

    @Override
    public String inbox() {
        return LinearInbox.NAME;
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return ledger.isOutdated(delivery.story())
                .chain(outdated -> outdated
                        ? skipped("something later has made it idle")
                        : tell(delivery.story(), History.REASON.equals(delivery.reason())))
                .onFailure(LinearFailure.class)
                .recoverWithItem(failure -> failure.answer().outcome());
    }

    private Uni<Outcome> tell(Story story, boolean past) {
        if (story.action().effect() == Effect.HIDES) {
            return edits.deleted(story);
        }
        return twins.of(story).chain(twin -> twin.map(id -> react(new Change(story, id, past)))
                .orElseGet(() -> skipped("issue is not synced to Linear")));
    }

    private Uni<Outcome> react(Change change) {
        return reactions.to(change.story().event().action()).react(change);
    }

    private static Uni<Outcome> skipped(String reason) {
        return Uni.createFrom().item(Outcome.skipped(reason));
    }
}
