-- An attempt is begun in the ledger before it is made, so that a crash leaves a trace. begun_at also tells whose attempt it is: what came
-- of it is written only where nobody has begun another one since.
-- waits_since is when it was planned, or redriven last: its age counts from there. So do its tries.
ALTER TABLE deliveries
    ADD COLUMN tries       integer     NOT NULL DEFAULT 0,
    ADD COLUMN waits_since timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN begun_at    timestamptz;

-- What waits for a later time is not looked at before: an outage may leave a million of them.
DROP INDEX deliveries_pending;
DROP INDEX deliveries_held;
CREATE INDEX deliveries_due     ON deliveries (inbox, lane, due_at, position) WHERE status IN ('pending', 'delivering');
CREATE INDEX deliveries_held    ON deliveries (account, inbox, issue_id, recipient, position) WHERE status IN ('pending', 'delivering');
CREATE INDEX deliveries_waiting ON deliveries (inbox, waits_since) WHERE status IN ('pending', 'delivering');

-- What is due, and first of its recipient and issue. Planned anew each time, and by the index: a plan made while the table was empty
-- would read all of it.
CREATE FUNCTION deliveries_due(of_inbox text, lanes smallint[], busy bigint[], resting text[], per_lane integer)
    RETURNS SETOF deliveries
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    AS $$
BEGIN
    RETURN QUERY
    SELECT due.*
    FROM unnest(lanes) AS mine (lane)
    CROSS JOIN LATERAL (
        SELECT *
        FROM deliveries d
        WHERE d.inbox = of_inbox AND d.lane = mine.lane AND d.status IN ('pending', 'delivering') AND d.due_at <= now()
          AND d.position <> ALL (busy)
          AND d.inbox || ' ' || d.recipient || ' ' || d.issue_id <> ALL (resting)
          AND NOT EXISTS (
              SELECT FROM deliveries earlier
              WHERE earlier.account = d.account AND earlier.inbox = d.inbox AND earlier.issue_id = d.issue_id
                AND earlier.recipient = d.recipient AND earlier.position < d.position
                AND earlier.status IN ('pending', 'delivering'))
        ORDER BY d.due_at, d.position
        LIMIT per_lane) AS due;
END $$;

-- The first attempt and the last ones are kept: a row does not grow for ever.
CREATE FUNCTION attempts_with(attempts jsonb, attempt jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN attempt IS NULL THEN attempts
        WHEN jsonb_array_length(attempts) < 20 THEN attempts || attempt
        ELSE (attempts - 1) || attempt
    END;

-- Destinations that will never take anything again, until somebody has put it right.
CREATE TABLE disabled_destinations (
    account      entity_key  NOT NULL REFERENCES accounts,
    id           uuid        NOT NULL,
    inbox        text        NOT NULL,
    destination  text        NOT NULL,
    project      entity_key  NOT NULL,
    issue_id     uuid        NOT NULL, -- of what could not be delivered
    event_id     uuid        NOT NULL,
    answer       text        NOT NULL,
    since        timestamptz NOT NULL DEFAULT now(),
    told_at      timestamptz, -- when an event said so; told_as is its id, null where its issue is gone
    told_as      uuid,
    PRIMARY KEY (account, inbox, destination),
    UNIQUE (account, id)
);
CREATE INDEX disabled_destinations_untold ON disabled_destinations (since) WHERE told_at IS NULL;

-- Other settings are worth another try. Here, because it then happens with the change or not at all.
CREATE FUNCTION enable_destinations() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM disabled_destinations WHERE account = NEW.account AND project = NEW.key;
    RETURN NULL;
END $$;
CREATE TRIGGER projects_enable_destinations
    AFTER UPDATE OF slack_channel, slack_webhook_url, linear_team_id ON projects
    FOR EACH ROW
    WHEN ((OLD.slack_channel, OLD.slack_webhook_url, OLD.linear_team_id)
          IS DISTINCT FROM (NEW.slack_channel, NEW.slack_webhook_url, NEW.linear_team_id))
    EXECUTE FUNCTION enable_destinations();
