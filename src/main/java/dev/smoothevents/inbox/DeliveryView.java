package dev.smoothevents.inbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of the ledger: what became of telling one recipient of one event.
 *
 * @param event the event's id
 * @param issue the issue's key
 * @param status pending, delivering, delivered, skipped, digested, dead or cancelled
 * @param reason why they are told; where skipped, why not
 * @param attempts {@code [{"at", "durationMs", "outcome", "answer"}]}, oldest first; of very many, the first and the last ones
 * @param dueAt when a pending one is tried (again)
 */
@RegisterForReflection
public record DeliveryView(
        UUID id,
        String inbox,
        UUID event,
        String issue,
        String recipient,
        String status,
        String reason,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String attempts,

        Instant dueAt,
        Instant createdAt) {}
