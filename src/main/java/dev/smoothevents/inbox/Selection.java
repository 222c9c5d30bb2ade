package dev.smoothevents.inbox;

import dev.smoothevents.http.Violations;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.sql.Where;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which deliveries are meant; those that fit all that is given.
 *
 * @param inbox name of an inbox
 * @param issue key of an issue
 * @param person key of a person, or another recipient as the ledger has it
 * @param outcome of the last attempt: permanent, transient, unreachable, unknown, destination_gone or destination_disabled
 * @param answerContains words in what the provider said last, in capitals or not
 * @param from planned then or later
 * @param to planned before
 */
@RegisterForReflection
public record Selection(
        String inbox, String issue, String person, String outcome, String answerContains, Instant from, Instant to) {

    private static final int MAX_WORDS = 500;
    private static final Set<String> OUTCOMES = Stream.concat(
                    Arrays.stream(Outcome.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)),
                    Stream.of("destination_disabled"))
            .collect(Collectors.toUnmodifiableSet());

    /** Ends the request with 422 where something makes no sense. */
    Selection check(Set<String> inboxes) {
        Violations faults = new Violations()
                .oneOf("inbox", inbox, inboxes)
                .key("issue", issue, false)
                .key("person", person, false)
                .oneOf("outcome", outcome, OUTCOMES)
                .text("answerContains", answerContains, MAX_WORDS);
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add("to", "must be after from");
        }
        faults.throwIfAny();
        return this;
    }

    /** As conditions on {@code d}, all but the inbox. */
    Where where(String account) {
        Where where = new Where()
                .and("d.account = ?", account)
                .andIf(person, "d.recipient = ?")
                .andIf(outcome, "d.attempts -> -1 ->> 'outcome' = ?")
                .andIf(answerContains, "strpos(lower(d.attempts -> -1 ->> 'answer'), lower(?)) > 0")
                .andIf(Columns.utc(from), "d.created_at >= ?")
                .andIf(Columns.utc(to), "d.created_at < ?");
        return issue == null
                ? where
                : where.and("d.issue_id = (SELECT id FROM issues WHERE account = ? AND key = ?)", account, issue);
    }
}
