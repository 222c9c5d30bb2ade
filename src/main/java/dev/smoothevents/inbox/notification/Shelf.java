package dev.smoothevents.inbox.notification;

/**
 * Where a list looks. A notification is unread, read, or archived; the inbox is what is not archived, and what is archived counts as read. Each
 * has an index in the order in which notifications came, so that none is slower for what lies on another.
 */
enum Shelf {
    INBOX("archived_at IS NULL"),
    UNREAD("state = 'unread'"),
    READ("state = 'read'"),
    ARCHIVED("state = 'archived'"),
    EMPTY("false");

    private final String condition;

    Shelf(String condition) {
        this.condition = condition;
    }

    /**
     * What is asked for.
     *
     * @param unread true: only unread; false: none that is unread; null: both
     * @param archived true: only archived; else the inbox
     */
    static Shelf of(Boolean unread, Boolean archived) {
        if (Boolean.TRUE.equals(archived)) {
            return Boolean.TRUE.equals(unread) ? EMPTY : ARCHIVED;
        }
        if (unread == null) {
            return INBOX;
        }
        return unread ? UNREAD : READ;
    }

    /** As a condition on a notification. */
    String sql() {
        return condition;
    }
}
