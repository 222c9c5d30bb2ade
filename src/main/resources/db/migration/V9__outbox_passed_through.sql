-- With change data capture: inserted and deleted again in one go, so that only the write-ahead log keeps the rows.
CREATE FUNCTION outbox_passed_through(
    lanes smallint[], ids text[], aggregateids text[], types text[], payloads text[], versions bigint[], timestamps bigint[],
    sources text[], subjects text[], times text[], traceparents text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    AS $$
DECLARE
    passed_lanes smallint[];
    passed_seqs  bigint[];
BEGIN
    WITH passed AS (
        INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp,
                            source, subject, time, traceparent)
        SELECT lane, id::uuid, 'issue', aggregateid, type, payload, version, micros, source, subject, time,
               coalesce(traceparent, '')
        FROM unnest(lanes, ids, aggregateids, types, payloads, versions, timestamps, sources, subjects, times, traceparents)
            WITH ORDINALITY AS new (lane, id, aggregateid, type, payload, version, micros, source, subject, time, traceparent, n)
        ORDER BY n
        RETURNING outbox.lane, outbox.seq)
    SELECT array_agg(passed.lane), array_agg(passed.seq) INTO passed_lanes, passed_seqs FROM passed;

    DELETE FROM outbox o
    USING unnest(passed_lanes, passed_seqs) AS done (lane, seq)
    WHERE o.lane = done.lane AND o.seq = done.seq;
END $$;
