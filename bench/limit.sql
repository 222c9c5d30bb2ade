-- A colon before a letter or a digit would be a variable, in text too.
\set issue random(0, 9999)
\set actor random(0, 99)
\set comment random(1, 999999999)
WITH issue AS (
    UPDATE issues
    SET last_sequence = last_sequence + 1, updated_at = now()
    WHERE account = 'default' AND key = 'bench/limit#' || to_char(:issue::integer, 'FM00000')
    RETURNING id, key, last_sequence
), event AS (
    INSERT INTO issue_events (account, id, issue_id, sequence, project, action, actor, record_type, record_id,
                              record, extra, occurred_at, recorded_at, source, correlation_id)
    SELECT 'default', uuidv7(), issue.id, issue.last_sequence, 'bench/limit', 'comment_added', 'person-' || to_char(:actor::integer, 'FM00'),
           'comment', (:comment::bigint)::text,
           '{"type":"comment","id":"000000000","url":"https://example.com/bench/web","body":"Looks good to me, but the second paragraph should say what happens when nobody answers within a day. Shall we ship it?"}',
           '{}', now(), now(), 'api', gen_random_uuid()::text
    FROM issue
    RETURNING id, issue_id, sequence
)
INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time)
SELECT :issue::integer % 32, event.id, 'issue', event.issue_id::text, 'dev.smoothevents.issue.comment_added',
       '{"id":"' || event.id || '","account":"default","project":"bench/limit","issue":"' || issue.key
       || '","sequence":' || event.sequence || ',"action":"comment_added","actor":"person-00","actorType":"user","record":{"type":"comment","id":"000000000","url":"https://example.com/bench/web","title": null,"body":"Looks good to me, but the second paragraph should say what happens when nobody answers within a day. Shall we ship it?"},"extra":{},"occurredAt":"2026-01-01T00-00-00.000000Z","recordedAt":"2026-01-01T00-00-00.000000Z","occurrences": 1,"throttled": false,"source":"api","correlationId":"00000000-0000-0000-0000-000000000000","causationId": null}',
       event.sequence, 0, '/accounts/default', issue.key, '2026-01-01T00-00-00.000000Z'
FROM issue, event;
