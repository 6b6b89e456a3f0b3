-- Mails that wait in two lanes, and mails that were refused for good (rule M1).

-- Whether its reader waits for it: urgent ones wait behind no others.
ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));
-- The hash of the token of the invitation that it is; NULL for every other mail.
ALTER TABLE outbox ADD COLUMN invitation BLOB;

DROP INDEX outbox_by_due;
CREATE INDEX outbox_by_lane ON outbox (urgent, due);

-- The words with which the newest mail of an invitation was refused for good; NULL where it was not.
ALTER TABLE invitations ADD COLUMN undelivered TEXT;

-- Mails that were refused for good or tried in vain for three days, for staff and for whom they were meant for: two weeks and
-- 1,000 of them at the most. What they said is gone: they held links.
CREATE TABLE undelivered (
    id INTEGER PRIMARY KEY,
    recipient TEXT NOT NULL,
    -- What the address is compared by.
    recipient_key TEXT NOT NULL,
    subject TEXT NOT NULL,
    site TEXT NOT NULL,
    -- What the mail server said, or the host.
    words TEXT NOT NULL,
    queued INTEGER NOT NULL,
    given_up INTEGER NOT NULL,
    -- Whether a later mail to the address was taken.
    reached INTEGER NOT NULL DEFAULT 0 CHECK (reached IN (0, 1))
) STRICT;

CREATE INDEX undelivered_by_recipient ON undelivered (recipient_key);
