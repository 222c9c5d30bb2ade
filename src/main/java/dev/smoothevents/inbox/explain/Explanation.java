package dev.smoothevents.inbox.explain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a person was told of an event, or was not.
 *
 * @param event id of the event
 * @param issue key of its issue
 * @param person key of the person asked about
 */
@RegisterForReflection
@Schema(name = "Explanation", description = "Why a person was told of an event, or was not.")
record Explanation(UUID event, String issue, String action, String actor, String person, List<Inbox> inboxes) {

    @RegisterForReflection
    @Schema(name = "ExplainedInbox", description = "What one inbox decided, and what became of it.")
    record Inbox(
            @Schema(examples = "email") String inbox,

            @Schema(description = "Whom it tells: the person; for slack and linear the channel and the team's issue.")
            String recipient,

            @Schema(
                    examples = "quiet_hours",
                    description =
                            "In one word. Told, or to be: `delivered`, `pending`, `delivering`, `retrying`, `quiet_hours`,"
                                    + " `digest`. Not told: `actor`, `bot`, `system`, `unknown_person`, `muted`, `unsubscribed`,"
                                    + " `not_a_recipient`, `preference_off`, `no_address`, `not_for_inbox`, `no_destination`,"
                                    + " `not_planned`, `skipped`, `dead`, `cancelled`.")
            String verdict,

            @Schema(description = "The verdict as a sentence.")
            String text,

            @Schema(
                    description =
                            "Why the person is a recipient, strongest first: `mentioned`, `assignee`, `creator`, `manual`,"
                                    + " `subscriber`, `maintainer`; for others what the inbox says.",
                    examples = "[\"mentioned\", \"creator\"]")
            List<String> reasons,

            @Schema(description = "Every step to the decision, in order, up to the one that decided.")
            List<Step> steps,

            @Schema(nullable = true, description = "The line of the ledger; null where there is none.")
            Told delivery,

            @Schema(
                    description =
                            "true: nothing is stored about this person and inbox, and what is said here follows from who follows"
                                    + " the issue, and who prefers what, now.")
            boolean recomputed) {}

    @RegisterForReflection
    @Schema(name = "ExplainedStep")
    record Step(
            @Schema(
                    examples = "quiet_hours",
                    description =
                            "`action`, `actor`, `person`, `recipient`, `subscription`, `preference`, `quiet_hours`, `address`,"
                                    + " `destination`, `delivery`")
            String step,

            @Schema(examples = "waits", description = "`passes`, `waits` or `stops`")
            String result,

            @Schema(examples = "Quiet hours are from 22:00 to 07:00 (Europe/Berlin).")
            String detail) {}

    @RegisterForReflection
    @Schema(name = "ExplainedDelivery")
    record Told(
            UUID id,
            @Schema(examples = "pending") String status,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "Oldest first.")
            String attempts,

            @Schema(description = "When one that waits is due.")
            Instant dueAt,

            @Schema(description = "When it was decided.") Instant createdAt) {}
}
