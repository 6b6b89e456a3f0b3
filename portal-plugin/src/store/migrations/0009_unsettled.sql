-- What was handed to the ERP and whose ending is not written down yet: asked for again, with its key, where the process that
-- began it died. Gone with the ending, or after three days.
CREATE TABLE begun_actions (
    key TEXT PRIMARY KEY REFERENCES actions (key) ON DELETE CASCADE,
    user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES accounts (id),
    site TEXT NOT NULL,
    -- JSON, as the ERP is told it.
    action TEXT NOT NULL,
    -- How many bytes its files are together.
    size INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    -- When it is asked for again: whoever asks puts this off first, so that nobody else does.
    due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX begun_actions_by_due ON begun_actions (due);
CREATE INDEX begun_actions_by_account ON begun_actions (account, size);

CREATE TABLE begun_files (
    action TEXT NOT NULL REFERENCES begun_actions (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (action, number)
) STRICT;

-- What is over is found by its time, whoever it was of.
CREATE INDEX activity_by_at ON activity (at);
CREATE INDEX devices_by_used ON devices (used);
CREATE INDEX invitation_mails_by_sent ON invitation_mails (sent);
