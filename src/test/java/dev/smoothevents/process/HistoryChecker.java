package dev.smoothevents.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what callers were told, what the database has, what the topic has, and who was told, against each other. */
final class HistoryChecker {

    /** A message on the topic, or at a provider; the list of them keeps the order within a key. */
    record Message(String issueId, String eventId, long sequence) {}

    /** One line of the ledger, as it should be or as it is. */
    record Delivery(String eventId, String inbox, String recipient, String status) {}

    /** What is wrong, and how many messages were repeats, which is allowed after a fault. */
    record Verdict(List<String> faults, int repeats) {}

    private HistoryChecker() {}

    /**
     * Whether nothing is lost, invented, out of order or missing in between. The same for what arrived at a provider.
     *
     * @param accepted ids of events that callers got a 2xx for
     * @param committed ids of all events in the database
     * @param topic all messages
     */
    static Verdict check(Collection<String> accepted, Collection<String> committed, List<Message> topic) {
        List<String> faults = new ArrayList<>();
        Set<String> told = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        int repeats = 0;
        Set<String> stored = new HashSet<>(committed);
        for (Message message : topic) {
            if (!stored.contains(message.eventId())) {
                faults.add("on the topic but not in the database: " + message);
            }
            if (told.add(message.eventId())) {
                long before = last.getOrDefault(message.issueId(), 0L);
                if (message.sequence() != before + 1) {
                    faults.add("out of order or with a gap, after " + before + ": " + message);
                }
                last.put(message.issueId(), message.sequence());
            } else {
                repeats++;
            }
        }
        for (String id : accepted) {
            if (!stored.contains(id)) {
                faults.add("accepted but not in the database: " + id);
            }
        }
        for (String id : stored) {
            if (!told.contains(id)) {
                faults.add("committed but never on the topic: " + id);
            }
        }
        return new Verdict(faults, repeats);
    }

    /** Whether the ledger has exactly the planned deliveries, each once and in its final state. */
    static List<String> checkLedger(Collection<Delivery> planned, Collection<Delivery> ledger) {
        List<String> faults = new ArrayList<>();
        Set<Delivery> missing = new HashSet<>(planned);
        for (Delivery delivery : ledger) {
            if (!missing.remove(delivery)) {
                faults.add("not planned, not so, or twice: " + delivery);
            }
        }
        missing.forEach(delivery -> faults.add("planned but not so in the ledger: " + delivery));
        return faults;
    }
}
