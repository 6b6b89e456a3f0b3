-- What was handed to the ERP and whose ending is not written down yet: asked for again, with its key, where the process that
-- began it died. Gone with the ending, or after three days.
CREATE TABLE begun_actions (
    key TEXT COLLATE "C" PRIMARY KEY REFERENCES actions (key) ON DELETE CASCADE,
    "user" BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account BIGINT NOT NULL REFERENCES accounts (id),
    site TEXT COLLATE "C" NOT NULL,
    -- JSON, as the ERP is told it.
    action TEXT COLLATE "C" NOT NULL,
    -- How many bytes its files are together.
    size BIGINT NOT NULL,
    begun BIGINT NOT NULL,
    -- When it is asked for again: whoever asks puts this off first, so that nobody else does.
    due BIGINT NOT NULL
);

CREATE INDEX begun_actions_by_due ON begun_actions (due);
CREATE INDEX begun_actions_by_account ON begun_actions (account, size);

CREATE TABLE begun_files (
    action TEXT COLLATE "C" NOT NULL REFERENCES begun_actions (key) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (action, number)
);

-- What is over is found by its time, whoever it was of.
CREATE INDEX activity_by_at ON activity (at);
CREATE INDEX devices_by_used ON devices (used);
CREATE INDEX invitation_mails_by_sent ON invitation_mails (sent);
