package dev.smoothevents.inbox.notification;

/** What a person does with a notification. Again does no harm: the first time stays. */
enum Change {
    READ("read_at = coalesce(read_at, now())"),
    /** also brings it back from the archive: nobody would see it there */
    UNREAD("read_at = NULL, archived_at = NULL"),
    ARCHIVE("read_at = coalesce(read_at, now()), archived_at = coalesce(archived_at, now())"),
    UNARCHIVE("archived_at = NULL");

    private final String set;

    Change(String set) {
        this.set = set;
    }

    String sql() {
        return "UPDATE notifications SET " + set + " WHERE account = $1 AND person = $2 AND id = $3";
    }
}
