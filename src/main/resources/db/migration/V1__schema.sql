-- Everything belongs to exactly one account, and every key begins with it.
-- People, projects and accounts are known by the caller's own key; issues also have an id, because Kafka is keyed by it.

-- Keys sort by their bytes, whatever the locale of the database: cheap to compare, the same order everywhere.
CREATE DOMAIN entity_key AS text COLLATE "C"
    CHECK (length(VALUE) BETWEEN 1 AND 200 AND VALUE !~ '[[:cntrl:]]');

CREATE TABLE accounts (
    key         entity_key  PRIMARY KEY,
    name        text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE people (
    account        entity_key  NOT NULL REFERENCES accounts,
    key            entity_key  NOT NULL,
    type           text        NOT NULL DEFAULT 'user' CHECK (type IN ('user', 'bot', 'system')),
    name           text,
    email          text,
    time_zone      text,
    slack_user_id  text,
    deleted_at     timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, key)
);

CREATE TABLE projects (
    account            entity_key  NOT NULL REFERENCES accounts,
    key                entity_key  NOT NULL,
    name               text,
    slack_channel      text,
    slack_webhook_url  text,
    linear_team_id     text,
    deleted_at         timestamptz,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, key)
);

CREATE TABLE project_maintainers (
    account   entity_key NOT NULL,
    project   entity_key NOT NULL,
    person    entity_key NOT NULL,
    notify    boolean    NOT NULL DEFAULT true,
    position  integer    NOT NULL,
    PRIMARY KEY (account, project, person),
    FOREIGN KEY (account, project) REFERENCES projects ON DELETE CASCADE,
    FOREIGN KEY (account, person) REFERENCES people
);

CREATE TABLE issues (
    account          entity_key  NOT NULL REFERENCES accounts,
    id               uuid        NOT NULL,
    key              entity_key  NOT NULL,
    project          entity_key  NOT NULL,
    title            text,
    url              text,
    creator          entity_key,
    state            text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    linear_issue_id  text,
    last_sequence    bigint      NOT NULL DEFAULT 0 CHECK (last_sequence >= 0),
    hidden_at        timestamptz,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, id),
    UNIQUE (account, key),
    FOREIGN KEY (account, project) REFERENCES projects,
    FOREIGN KEY (account, creator) REFERENCES people
) WITH (fillfactor = 80); -- every event updates last_sequence in place
CREATE INDEX issues_by_project ON issues (account, project, key);

CREATE TABLE issue_assignees (
    account   entity_key NOT NULL,
    issue_id  uuid       NOT NULL,
    person    entity_key NOT NULL,
    PRIMARY KEY (account, issue_id, person),
    FOREIGN KEY (account, issue_id) REFERENCES issues ON DELETE CASCADE,
    FOREIGN KEY (account, person) REFERENCES people
);

CREATE TABLE subscriptions (
    account     entity_key  NOT NULL,
    issue_id    uuid        NOT NULL,
    person      entity_key  NOT NULL,
    state       text        NOT NULL DEFAULT 'subscribed' CHECK (state IN ('subscribed', 'unsubscribed', 'muted')),
    reason      text        NOT NULL DEFAULT 'manual'
                            CHECK (reason IN ('manual', 'author', 'comment', 'assigned', 'mentioned')),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, issue_id, person),
    FOREIGN KEY (account, issue_id) REFERENCES issues ON DELETE CASCADE,
    FOREIGN KEY (account, person) REFERENCES people
);

-- To forget a person without reading everybody's.
CREATE INDEX issue_assignees_by_person ON issue_assignees (account, person);
CREATE INDEX subscriptions_by_person   ON subscriptions (account, person);

-- The one events table. Rows are never deleted, except when an issue is purged.
-- A repeat within the throttle window moves occurred_at and adds to occurrences; nothing else ever changes.
-- likeness is what the throttle looks for: same issue, action, actor and record.
CREATE FUNCTION likeness(issue_id uuid, action text, actor text, record_type text, record_id text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended(
        issue_id::text || chr(31) || action || chr(31) || actor
            || chr(31) || coalesce(record_type, '') || chr(31) || coalesce(record_id, ''), 0);

CREATE TABLE issue_events (
    account         entity_key  NOT NULL,
    id              uuid        NOT NULL,
    issue_id        uuid        NOT NULL,
    sequence        bigint      NOT NULL CHECK (sequence > 0),
    project         entity_key  NOT NULL,
    action          text        NOT NULL CHECK (action ~ '^[a-z][a-z0-9_]{0,99}$'),
    actor           entity_key  NOT NULL,
    record_type     text,
    record_id       text,
    record          jsonb,
    extra           jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(extra) = 'object'),
    occurred_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    occurrences     bigint      NOT NULL DEFAULT 1 CHECK (occurrences > 0),
    source          text        NOT NULL,
    correlation_id  text        NOT NULL,
    causation_id    uuid,
    likeness        bigint      NOT NULL GENERATED ALWAYS AS (
                        likeness(issue_id, action, actor, record_type, record_id)) STORED,
    PRIMARY KEY (account, id),
    UNIQUE (account, issue_id, sequence),
    CHECK ((record_type IS NULL) = (record IS NULL)),
    FOREIGN KEY (account, issue_id) REFERENCES issues ON DELETE CASCADE,
    FOREIGN KEY (account, actor) REFERENCES people
) WITH (fillfactor = 95);

CREATE INDEX issue_events_by_time     ON issue_events (account, occurred_at DESC, id DESC);
CREATE INDEX issue_events_by_issue    ON issue_events (account, issue_id, occurred_at DESC, id DESC);
CREATE INDEX issue_events_by_project  ON issue_events (account, project, occurred_at DESC, id DESC);
CREATE INDEX issue_events_by_actor    ON issue_events (account, actor, occurred_at DESC, id DESC);
CREATE INDEX issue_events_by_action   ON issue_events (account, action, occurred_at DESC, id DESC);
CREATE INDEX issue_events_by_likeness ON issue_events (likeness, occurred_at DESC);

-- An answer given once, given again for the same key. Rows older than the retention are swept.
CREATE TABLE idempotency (
    account       entity_key  NOT NULL REFERENCES accounts,
    key           text        NOT NULL CHECK (length(key) BETWEEN 1 AND 300),
    request_hash  text        NOT NULL,
    status        smallint,
    answer        text,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Waiting to be published, or, with change data capture, passing through: inserted and deleted in one transaction, so that only the
-- write-ahead log keeps it. Debezium's outbox event router column names; insert and delete only. Every header of the message has a
-- column, also the constant ones, so that the router can make the same message as the relay.
-- seq is drawn while the issue's row is locked, so that for one issue seq order is commit order.
CREATE TABLE outbox (
    lane                smallint NOT NULL,
    seq                 bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    id                  uuid     NOT NULL,
    aggregatetype       text     NOT NULL,
    aggregateid         text     NOT NULL,
    type                text     NOT NULL,
    payload             text     NOT NULL,
    aggregateversion    bigint   NOT NULL,
    timestamp           bigint   NOT NULL, -- microseconds since 1970
    source              text     NOT NULL,
    subject             text     NOT NULL,
    time                text     NOT NULL,
    specversion         text     NOT NULL DEFAULT '1.0',
    contenttype         text     NOT NULL DEFAULT 'application/json',
    traceparent         text     NOT NULL DEFAULT '', -- '' and not null: the router would send a header without a value
    created_at          timestamptz NOT NULL DEFAULT clock_timestamp(), -- for its age; not part of the contract
    PRIMARY KEY (lane, seq)
);

-- The outbox is mostly empty, and a plan made then reads all of it. That plan, kept, would be ruinous once a backlog has grown: so these
-- two are planned anew each time, and by the primary key.
CREATE FUNCTION outbox_waiting(lanes smallint[], above bigint, busy bigint[], resting text[], per_lane integer) RETURNS SETOF outbox
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    AS $$
BEGIN
    RETURN QUERY
    SELECT waiting.*
    FROM unnest(lanes) AS mine (lane)
    CROSS JOIN LATERAL (
        SELECT *
        FROM outbox o
        WHERE o.lane = mine.lane AND o.seq > above AND o.seq <> ALL (busy) AND o.aggregateid <> ALL (resting)
        ORDER BY o.seq
        LIMIT per_lane) AS waiting;
END $$;

CREATE FUNCTION outbox_published(lanes smallint[], seqs bigint[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode = force_custom_plan
    SET enable_seqscan = off
    AS $$
BEGIN
    DELETE FROM outbox o
    USING unnest(lanes, seqs) AS done (lane, seq)
    WHERE o.lane = done.lane AND o.seq = done.seq;
END $$;

-- What can never be published as it is, and what waits behind it: the issue stands still here until somebody acts.
CREATE TABLE outbox_dead (
    id                  uuid     PRIMARY KEY,
    aggregatetype       text     NOT NULL,
    aggregateid         text     NOT NULL,
    type                text     NOT NULL,
    payload             text     NOT NULL,
    aggregateversion    bigint   NOT NULL,
    timestamp           bigint   NOT NULL,
    source              text     NOT NULL,
    subject             text     NOT NULL,
    time                text     NOT NULL,
    traceparent         text     NOT NULL,
    error               text     NOT NULL,
    parked_at           timestamptz NOT NULL DEFAULT now(),
    UNIQUE (aggregateid, aggregateversion)
);

-- Who works which lane, by the database's clock.
CREATE TABLE lane_members (
    work        text        NOT NULL,
    member      uuid        NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (work, member)
);
CREATE TABLE lanes (
    work        text        NOT NULL,
    lane        smallint    NOT NULL,
    owner       uuid,
    expires_at  timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (work, lane)
);

-- One row per (inbox, event, recipient): the plan, the dedup ledger, the retry queue and the history in one.
CREATE TABLE deliveries (
    account     entity_key  NOT NULL,
    id          uuid        NOT NULL,
    inbox       text        NOT NULL,
    event_id    uuid        NOT NULL,
    issue_id    uuid        NOT NULL,
    recipient   text        NOT NULL,
    replay      uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    lane        smallint    NOT NULL,
    position    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    status      text        NOT NULL CHECK (status IN ('pending', 'delivered', 'skipped', 'dead')),
    reason      text        NOT NULL,
    attempts    jsonb       NOT NULL DEFAULT '[]',
    traceparent text,
    due_at      timestamptz NOT NULL DEFAULT now(),
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, id),
    UNIQUE (account, event_id, inbox, recipient, replay),
    FOREIGN KEY (account, event_id) REFERENCES issue_events ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE INDEX deliveries_pending    ON deliveries (inbox, lane, position) WHERE status = 'pending';
CREATE INDEX deliveries_held       ON deliveries (account, inbox, issue_id, recipient, position) WHERE status = 'pending';
CREATE INDEX deliveries_by_status  ON deliveries (account, inbox, status, id DESC);
CREATE INDEX deliveries_by_issue   ON deliveries (account, issue_id, id DESC);
CREATE INDEX deliveries_by_person  ON deliveries (account, recipient, id DESC);

-- Bytes on the topic that are no event: kept to be looked at, never in anyone's way.
CREATE TABLE unreadable_messages (
    inbox        text        NOT NULL,
    topic        text        NOT NULL,
    partition    integer     NOT NULL,
    "offset"     bigint      NOT NULL,
    key          bytea,
    value        bytea,
    error        text        NOT NULL,
    received_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (inbox, topic, partition, "offset")
);

CREATE TABLE notifications (
    account     entity_key  NOT NULL,
    id          uuid        NOT NULL, -- the delivery's
    person      entity_key  NOT NULL,
    event_id    uuid        NOT NULL,
    issue_id    uuid        NOT NULL,
    reason      text        NOT NULL,
    read_at     timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, id) REFERENCES deliveries ON DELETE CASCADE,
    FOREIGN KEY (account, person) REFERENCES people
);
CREATE INDEX notifications_by_person ON notifications (account, person, id DESC);
CREATE INDEX notifications_unread    ON notifications (account, person, id DESC) WHERE read_at IS NULL;

INSERT INTO accounts (key, name) VALUES ('default', 'Default');
INSERT INTO people (account, key, type, name) VALUES ('default', 'system', 'system', 'System');
INSERT INTO projects (account, key, name) VALUES ('default', 'default', 'Default');
