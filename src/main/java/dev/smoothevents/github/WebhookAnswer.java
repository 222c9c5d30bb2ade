package dev.smoothevents.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smoothevents.event.Recorded;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a delivery.
 *
 * @param status pong, recorded or ignored
 * @param reason why it was ignored; else absent
 * @param events ids of the events, when recorded; else absent
 * @param replayed whether this delivery was recorded before; absent unless recorded
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookAnswer", description = "What became of a GitHub delivery.")
public record WebhookAnswer(
        @Schema(enumeration = {"pong", "recorded", "ignored"})
        String status,

        @Schema(description = "Why it was ignored.") String reason,
        @Schema(description = "Ids of the events recorded.") List<UUID> events,

        @Schema(description = "Whether this delivery was recorded before.")
        Boolean replayed) {

    static final WebhookAnswer PONG = new WebhookAnswer("pong", null, null, null);

    static WebhookAnswer ignored(String reason) {
        return new WebhookAnswer("ignored", reason, null, null);
    }

    /** @param answers those that became events */
    static WebhookAnswer recorded(List<Recorded> answers) {
        List<UUID> ids = answers.stream().map(answer -> answer.event().id()).toList();
        return new WebhookAnswer("recorded", null, ids, answers.stream().allMatch(Recorded::replayed));
    }

    /** Ignoring is a success, but not the one that the sender may have hoped for. */
    int httpStatus() {
        return Objects.equals(status, "ignored") ? 202 : 200;
    }
}
