package dev.smoothevents.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Holds what was accepted against what was received, from the first message of the topic on. */
final class Verifier {

    private final Map<UUID, Long> last = new HashMap<>();

    /**
     * @param lost accepted, and never received
     * @param duplicated received again
     * @param outOfOrder received for the first time, and not right after the one before of the same issue
     */
    record Verdict(long lost, long duplicated, long outOfOrder) {

        Verdict plus(Verdict other) {
            return new Verdict(lost + other.lost, duplicated + other.duplicated, outOfOrder + other.outOfOrder);
        }

        Row tell(Row row) {
            return row.with(Column.LOST, lost)
                    .with(Column.DUPLICATED, duplicated)
                    .with(Column.OUT_OF_ORDER, outOfOrder);
        }
    }

    /** @param received all that came since the last time */
    Verdict check(Collection<UUID> accepted, Received received) {
        Map<UUID, Long> before = new HashMap<>();
        Set<UUID> seen = new HashSet<>(received.ids.size() * 2);
        long duplicated = 0;
        long outOfOrder = 0;
        for (int n = 0; n < received.ids.size(); n++) {
            UUID issue = received.issues.get(n);
            long sequence = received.sequences.get(n);
            long reached = last.getOrDefault(issue, 0L);
            before.putIfAbsent(issue, reached);
            if (!seen.add(received.ids.get(n)) || sequence <= before.get(issue)) {
                duplicated++;
            } else {
                outOfOrder += sequence == reached + 1 ? 0 : 1;
                last.put(issue, Math.max(reached, sequence));
            }
        }
        long lost = accepted.stream().filter(id -> !seen.contains(id)).count();
        return new Verdict(lost, duplicated, outOfOrder);
    }
}
