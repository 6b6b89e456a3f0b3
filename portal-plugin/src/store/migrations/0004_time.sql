-- What the portal must know of time and of itself over a restart (rules T2 and T3).

-- Where the portal's line of time is, and how far it is ahead of the host's clock.
CREATE TABLE clock (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    judged INTEGER NOT NULL,
    promised INTEGER NOT NULL,
    ahead INTEGER NOT NULL CHECK (ahead >= 0),
    since INTEGER NOT NULL,
    -- How often the times in the store were moved back to the host's.
    moved INTEGER NOT NULL
) STRICT;

-- Which store this is, and how far it has come (rule T3): a file outside says the same, so that a backup put back is noticed.
CREATE TABLE identity (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    -- Grows with whatever must not be undone unnoticed.
    epoch INTEGER NOT NULL,
    -- When it was noticed, or said by staff, that a backup was put back; NULL is never.
    restored INTEGER
) STRICT;

INSERT INTO identity (only, id, epoch) VALUES (1, lower(hex(randomblob(16))), 1);

CREATE TRIGGER a_ledger_entry_is_not_undone AFTER INSERT ON ledger
BEGIN
    UPDATE identity SET epoch = epoch + 1;
END;

CREATE TRIGGER a_change_of_a_login_is_not_undone AFTER UPDATE OF password, state, email_key, one_time_until ON users
WHEN OLD.password IS NOT NEW.password OR OLD.state IS NOT NEW.state OR OLD.email_key IS NOT NEW.email_key
    OR OLD.one_time_until IS NOT NEW.one_time_until
BEGIN
    UPDATE identity SET epoch = epoch + 1;
END;

CREATE TRIGGER the_end_of_a_session_is_not_undone AFTER UPDATE OF ended ON sessions
WHEN OLD.ended IS NULL AND NEW.ended IS NOT NULL
BEGIN
    UPDATE identity SET epoch = epoch + 1;
END;
