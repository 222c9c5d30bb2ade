package dev.smoothevents.inbox.linear;

import java.time.Instant;
import java.util.UUID;

/**
 * An issue as it stands now, as far as a twin is made of it. Title, url, twin, teamId and description may be null.
 *
 * @param twin its id in Linear, where it has a twin
 * @param teamId the team in Linear that its project's issues go to
 * @param hidden whether it was deleted
 * @param closedUnsaid whether it is closed, and no event tells of that
 * @param description the last words that are known as its description
 * @param since when it began
 */
record SourceIssue(
        String account,
        UUID id,
        String key,
        String title,
        String url,
        String twin,
        String teamId,
        boolean hidden,
        boolean closedUnsaid,
        String description,
        Instant since) {

    /** Whether it has a twin, or shall get one. */
    boolean isSynced() {
        return twin != null || (teamId != null && !hidden);
    }
}
