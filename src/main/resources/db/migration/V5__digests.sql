-- What is told to one person at once. The items are the deliveries that name it.
-- open       takes in what waits for its recipient
-- pending    closed; is being told, or waits to be tried again
-- delivered  told; skipped, cancelled: there was nothing to tell, or nobody; dead: failed for good. The items say the same
CREATE TABLE digests (
    account     entity_key  NOT NULL,
    id          uuid        NOT NULL,
    inbox       text        NOT NULL,
    recipient   text        NOT NULL,
    lane        smallint    NOT NULL,
    position    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    status      text        NOT NULL CHECK (status IN ('open', 'pending', 'delivered', 'skipped', 'cancelled', 'dead')),
    since       timestamptz NOT NULL, -- its oldest item
    closed_at   timestamptz,
    attempts    jsonb       NOT NULL DEFAULT '[]',
    due_at      timestamptz NOT NULL, -- when to look at it next
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, id),
    CHECK ((status = 'open') = (closed_at IS NULL))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX digests_open    ON digests (account, inbox, recipient) WHERE status = 'open';
CREATE UNIQUE INDEX digests_pending ON digests (account, inbox, recipient) WHERE status = 'pending';
CREATE INDEX digests_due            ON digests (inbox, lane, due_at, position) WHERE status IN ('open', 'pending');

ALTER TABLE deliveries ADD COLUMN digest_id uuid;
CREATE INDEX deliveries_undigested ON deliveries (inbox, account, recipient) WHERE status = 'digested' AND digest_id IS NULL;
CREATE INDEX deliveries_by_digest ON deliveries (account, digest_id, position) WHERE digest_id IS NOT NULL;

-- Few; asked for each item of a digest.
CREATE INDEX issue_events_deleted_comments ON issue_events (account, issue_id, record_id) WHERE action = 'comment_deleted';
