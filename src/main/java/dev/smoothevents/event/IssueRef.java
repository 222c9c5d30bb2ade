package dev.smoothevents.event;

import java.util.Comparator;

/** An issue by its caller's key. The order is the order in which rows are locked. */
record IssueRef(String account, String key) implements Comparable<IssueRef> {

    private static final Comparator<IssueRef> ORDER =
            Comparator.comparing(IssueRef::account).thenComparing(IssueRef::key);

    @Override
    public int compareTo(IssueRef other) {
        return ORDER.compare(this, other);
    }
}
