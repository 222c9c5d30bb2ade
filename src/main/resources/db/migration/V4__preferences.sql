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

-- What a muted person was before, and is again when they unmute; null: nothing.
ALTER TABLE subscriptions ADD COLUMN before_mute text CHECK (before_mute IN ('subscribed', 'unsubscribed'));
UPDATE subscriptions SET before_mute = 'subscribed' WHERE state = 'muted';
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_before_mute CHECK (before_mute IS NULL OR state = 'muted');
