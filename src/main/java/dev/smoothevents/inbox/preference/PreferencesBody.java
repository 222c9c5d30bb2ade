package dev.smoothevents.inbox.preference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How somebody wants to be told. An answer can be sent back changed.
 *
 * @param inboxes by inbox, by action or {@code *}: immediate, digest or off
 * @param digest when digests come; null: as for the account, and there daily at 08:00
 * @param quietHours when e-mail waits; null: as for the account, and there never
 */
@RegisterForReflection
@JsonIgnoreProperties("updatedAt")
@Schema(name = "Preferences", description = "How somebody wants to be told.")
record PreferencesBody(
        @Schema(
                description =
                        "By inbox, by action or `*`: `immediate`, `digest` (e-mail only) or `off`. `*` stands for all actions that"
                                + " the inbox is told of by default; others can be asked for by name.",
                examples = "{\"email\": {\"*\": \"digest\", \"comment_added\": \"immediate\"}}")
        Map<String, Map<String, String>> inboxes,

        @Schema(nullable = true) DigestBody digest,
        @Schema(nullable = true) QuietHoursBody quietHours) {

    PreferencesBody {
        inboxes = inboxes == null ? Map.of() : inboxes;
    }

    /** When e-mails that wait for a digest come. */
    @RegisterForReflection
    @Schema(name = "Digest")
    record DigestBody(
            @Schema(examples = "daily", description = "hourly (at each full hour), daily or weekly", required = true)
            String frequency,

            @Schema(
                    examples = "08:00",
                    description = "In the person's time zone; for daily and weekly. Unless said, 08:00")
            String at,

            @Schema(examples = "monday", description = "For weekly. Unless said, monday")
            String day) {}

    /** When e-mail waits. */
    @RegisterForReflection
    @Schema(name = "QuietHours", description = "In the person's time zone, UTC where that is not known.")
    record QuietHoursBody(
            @Schema(examples = "22:00", required = true) String from,

            @Schema(
                    examples = "07:00",
                    required = true,
                    description = "The next day where it is before `from`. The same as `from`: no quiet hours, also"
                            + " where the account has some")
            String to) {}

    /** As it is stored. */
    @RegisterForReflection
    @Schema(name = "StoredPreferences")
    record View(
            Map<String, TreeMap<String, String>> inboxes,
            @Schema(nullable = true) DigestBody digest,
            @Schema(nullable = true) QuietHoursBody quietHours,

            @Schema(nullable = true, description = "null where nothing was ever set")
            Instant updatedAt) {}
}
