-- The messages that the bot posted, so that what belongs to an issue stands in one thread, and what is edited or deleted is changed there.
CREATE TABLE slack_messages (
    account          entity_key  NOT NULL,
    delivery_id      uuid        NOT NULL,
    issue_id         uuid        NOT NULL,
    channel          text        NOT NULL, -- as the project names it
    event_id         uuid        NOT NULL, -- what it tells
    action           text        NOT NULL,
    record_id        text,
    channel_id       text        NOT NULL, -- as Slack names it; to change a message, no other will do
    ts               text        NOT NULL, -- which message in the channel
    root             boolean     NOT NULL, -- the issue's first in the channel; the others are replies to it
    change_id        uuid,                 -- the event that changed it last
    change_sequence  bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (account, delivery_id),
    FOREIGN KEY (account, delivery_id) REFERENCES deliveries ON DELETE CASCADE
);
CREATE UNIQUE INDEX slack_messages_root      ON slack_messages (account, issue_id, channel) WHERE root;
CREATE INDEX        slack_messages_by_record ON slack_messages (account, issue_id, channel, action, record_id, ts DESC);

-- What waits for a channel, to see whether it is too much to be told one by one.
CREATE INDEX deliveries_waiting_for_slack ON deliveries (account, recipient, position) WHERE inbox = 'slack' AND status = 'pending';
