-- Who wants to be told how: a person, and as defaults a project and the account (whose owner is the account itself).
CREATE TABLE preferences (
    account           entity_key  NOT NULL REFERENCES accounts,
    scope             text        NOT NULL CHECK (scope IN ('person', 'project', 'account')),
    owner             entity_key  NOT NULL,
    digest_frequency  text        CHECK (digest_frequency IN ('hourly', 'daily', 'weekly')),
    digest_at         time,
    digest_day        text        CHECK (digest_day IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    quiet_from        time,
    quiet_to          time,
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, scope, owner),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- action is a name of the catalogue, or * for all that the inbox is told of by default.
CREATE TABLE preference_levels (
    account  entity_key NOT NULL,
    scope    text       NOT NULL,
    owner    entity_key NOT NULL,
    inbox    text       NOT NULL,
    action   text       NOT NULL,
    level    text       NOT NULL CHECK (level IN ('immediate', 'digest', 'off')),
    PRIMARY KEY (account, scope, owner, inbox, action),
    FOREIGN KEY (account, scope, owner) REFERENCES preferences ON DELETE CASCADE
);

-- Whether anybody asks for an action that an inbox is not told of by default: looked up before anything else is.
CREATE INDEX preference_levels_named ON preference_levels (account, inbox, action) WHERE action <> '*' AND level <> 'off';

-- What the decision was made of, for explain; null where the reason says it all.
ALTER TABLE deliveries ADD COLUMN why jsonb;

-- As before, but what only waits for quiet hours to end does not hold back what is mandatory.
CREATE OR REPLACE FUNCTION deliveries_due(of_inbox text, lanes smallint[], busy bigint[], resting text[], per_lane integer)
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
                AND earlier.status IN ('pending', 'delivering')
                AND (d.why @> '{"mandatory": true}'
                     AND earlier.why ? 'quiet' AND earlier.tries = 0 AND earlier.due_at > now()) IS NOT TRUE)
        ORDER BY d.due_at, d.position
        LIMIT per_lane) AS due;
END $$;

-- What a muted person was before, and is again when they unmute; null: nothing.
ALTER TABLE subscriptions ADD COLUMN before_mute text CHECK (before_mute IN ('subscribed', 'unsubscribed'));
UPDATE subscriptions SET before_mute = 'subscribed' WHERE state = 'muted';
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_before_mute CHECK (before_mute IS NULL OR state = 'muted');
