package dev.smoothevents.inbox.notification;

/** Large numbers of rows, made by the database itself. */
public final class Generated {

    private Generated() {}

    /**
     * So many notifications about so many issues, a tenth as many events. Every second one is of {@code busy}, the others are spread
     * over five thousand people. Of each one's ten, one is read and one archived.
     */
    public static String notifications(int count, int issues) {
        return """
                INSERT INTO people (account, key) VALUES ('default', 'busy');
                INSERT INTO people (account, key) SELECT 'default', 'other-' || n FROM generate_series(0, 4999) n;
                INSERT INTO issues (account, id, key, project)
                SELECT 'default', gen_random_uuid(), 'gen#' || n, 'default' FROM generate_series(0, <issues> - 1) n;
                INSERT INTO issue_events (account, id, issue_id, sequence, project, action, actor, occurred_at, recorded_at, source,
                                          correlation_id)
                SELECT 'default', gen_random_uuid(), i.id, 1 + n / <issues>, 'default', 'comment_added', 'system',
                       now() - make_interval(secs => <count> - n), now(), 'api', ''
                FROM generate_series(0, <count> / 10 - 1) n
                JOIN issues i ON i.account = 'default' AND i.key = 'gen#' || n % <issues>;
                INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, replay, lane, status, reason)
                SELECT 'default', uuidv7(), 'notification', e.id, e.issue_id, CASE WHEN n % 2 = 0 THEN 'busy' ELSE 'other-' || (hashtext(e.id::text || n) & 2147483647) % 5000 END,
                       gen_random_uuid(), 0, 'delivered', 'subscriber'
                FROM generate_series(0, 9) n
                CROSS JOIN issue_events e
                WHERE e.source = 'api' AND e.correlation_id = '';
                INSERT INTO notifications (account, id, person, event_id, issue_id, reason, read_at, archived_at)
                SELECT account, id, recipient, event_id, issue_id, reason, CASE WHEN n % 10 IN (3, 4) THEN now() END, CASE WHEN n % 10 = 4 THEN now() END
                FROM (SELECT *, row_number() OVER (PARTITION BY recipient ORDER BY id) AS n FROM deliveries) d
                ORDER BY id""".replace("<issues>", Integer.toString(issues)).replace("<count>", Integer.toString(count));
    }
}
