-- A position is drawn by each row of a table that can be followed live (package live). A writer must have its transaction id before it draws
-- one: only so can a reader tell a position that is still to come from one that never will. CASE decides before it draws. The index is of
-- position + 0, for those who follow the whole table and say so: by position alone it would tempt the planner to look for the few rows of one
-- person among those of all.
CREATE SEQUENCE issue_events_position;
ALTER TABLE issue_events ADD COLUMN position bigint; -- null for what happened before there were positions
ALTER TABLE issue_events ALTER COLUMN position
    SET DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('issue_events_position') END;
ALTER SEQUENCE issue_events_position OWNED BY issue_events.position;
CREATE UNIQUE INDEX issue_events_by_position ON issue_events ((position + 0));

-- A repeat moves its event to the end: who follows sees it again, with its new count.
CREATE FUNCTION move_to_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.position := CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('issue_events_position') END;
    RETURN NEW;
END $$;
CREATE TRIGGER issue_events_repeated BEFORE UPDATE OF occurrences ON issue_events
    FOR EACH ROW WHEN (NEW.occurrences > OLD.occurrences) EXECUTE FUNCTION move_to_the_end();

-- unread    not looked at yet
-- read      looked at, still in the inbox
-- archived  done with: out of the inbox, and read
CREATE SEQUENCE notifications_position;
ALTER TABLE notifications
    ADD COLUMN position bigint,
    ADD COLUMN archived_at timestamptz,
    ADD COLUMN state text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN archived_at IS NOT NULL THEN 'archived' WHEN read_at IS NOT NULL THEN 'read' ELSE 'unread' END) STORED,
    ADD CHECK (archived_at IS NULL OR read_at IS NOT NULL);
UPDATE notifications n
SET position = numbered.position
FROM (SELECT account, id, row_number() OVER (ORDER BY id) AS position FROM notifications) AS numbered
WHERE n.account = numbered.account AND n.id = numbered.id;
SELECT setval('notifications_position', (SELECT count(*) + 1 FROM notifications), false);
ALTER TABLE notifications
    ALTER COLUMN position SET NOT NULL,
    ALTER COLUMN position SET DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('notifications_position') END;
ALTER SEQUENCE notifications_position OWNED BY notifications.position;

-- Each list has an index in its order, so that none is slower for what is in another.
DROP INDEX notifications_by_person, notifications_unread;
CREATE UNIQUE INDEX notifications_by_position ON notifications ((position + 0));
CREATE INDEX notifications_by_state ON notifications (account, person, state, position);
CREATE INDEX notifications_in_inbox ON notifications (account, person, position) WHERE archived_at IS NULL;
CREATE INDEX notifications_by_issue ON notifications (account, person, issue_id, position) INCLUDE (state);

-- How many are unread, a row for each person. The database keeps it in the transaction of the change itself, whoever makes the change.
-- Everyone locks notifications in the order of their positions and then these rows in the order of the people, so nobody waits in a circle.
CREATE TABLE notification_counts (
    account  entity_key NOT NULL,
    person   entity_key NOT NULL,
    unread   bigint     NOT NULL CHECK (unread >= 0),
    PRIMARY KEY (account, person)
) WITH (fillfactor = 50); -- updated in place
INSERT INTO notification_counts (account, person, unread)
SELECT account, person, count(*) FROM notifications WHERE state = 'unread' GROUP BY account, person;

CREATE FUNCTION count_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notification_counts AS c (account, person, unread)
    SELECT account, person, count(*)
    FROM came
    WHERE state = 'unread'
    GROUP BY account, person
    ORDER BY account, person
    ON CONFLICT (account, person) DO UPDATE SET unread = c.unread + excluded.unread;
    RETURN NULL;
END $$;

CREATE FUNCTION uncount_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH gone AS (
        SELECT account, person, count(*) AS unread
        FROM went
        WHERE state = 'unread'
        GROUP BY account, person),
    locked AS (
        SELECT c.account, c.person, gone.unread
        FROM notification_counts c
        JOIN gone ON gone.account = c.account AND gone.person = c.person
        ORDER BY c.account, c.person
        FOR UPDATE OF c)
    UPDATE notification_counts c
    SET unread = c.unread - locked.unread
    FROM locked
    WHERE c.account = locked.account AND c.person = locked.person;
    RETURN NULL;
END $$;

CREATE FUNCTION count_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM notification_counts;
    RETURN NULL;
END $$;

-- A change counts what it makes of the rows before it uncounts what they were (triggers fire by name): the count is never below zero.
CREATE TRIGGER notifications_1_inserted AFTER INSERT ON notifications
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION count_unread();
CREATE TRIGGER notifications_1_updated AFTER UPDATE ON notifications
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION count_unread();
CREATE TRIGGER notifications_2_updated AFTER UPDATE ON notifications
    REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION uncount_unread();
CREATE TRIGGER notifications_2_deleted AFTER DELETE ON notifications
    REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION uncount_unread();
CREATE TRIGGER notifications_3_truncated AFTER TRUNCATE ON notifications
    FOR EACH STATEMENT EXECUTE FUNCTION count_nothing();

-- With an issue go its notifications: in one statement and in order, not one by one as the foreign keys would find them. First the events, as
-- whoever plans a delivery does: it holds on to the event before it counts.
CREATE FUNCTION purge_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM issue_events WHERE account = OLD.account AND issue_id = OLD.id ORDER BY sequence FOR UPDATE;
    DELETE FROM notifications n
    USING (SELECT mine.account, mine.id
           FROM deliveries d
           JOIN notifications mine ON mine.account = d.account AND mine.id = d.id
           WHERE d.account = OLD.account AND d.issue_id = OLD.id
           ORDER BY mine.position
           FOR UPDATE OF mine) AS gone
    WHERE n.account = gone.account AND n.id = gone.id;
    RETURN OLD;
END $$;
CREATE TRIGGER issues_purged BEFORE DELETE ON issues
    FOR EACH ROW EXECUTE FUNCTION purge_notifications();
