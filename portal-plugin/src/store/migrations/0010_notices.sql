-- New documents are told (rule M2).

-- What happened to a document of an account, as the ERP announced it: once, however often it says so.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    event TEXT NOT NULL,
    -- Which one, where it happens more than once; else empty.
    key TEXT NOT NULL,
    announced INTEGER NOT NULL,
    -- When all were told who are to be; NULL while it waits.
    told INTEGER,
    -- Nobody looks at it before: it is being told, or is tried again.
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, kind, document, event, key)
) STRICT;

CREATE INDEX announcements_that_wait ON announcements (due) WHERE told IS NULL;
CREATE INDEX announcements_by_announced ON announcements (announced);

-- Who was told of it: nobody twice. Gone with the membership.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    announcement INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,
    account INTEGER NOT NULL,
    user INTEGER NOT NULL,
    -- Where it was judged, and where it leads.
    site TEXT NOT NULL,
    -- When the mail of a morning is to tell it, by the host's clock; NULL for one that no such mail tells.
    morning INTEGER,
    -- The hash of the token of the mail that told it; NULL where none did.
    mail BLOB,
    -- The words with which that mail was refused for good; NULL where it was not.
    undelivered TEXT,
    created INTEGER NOT NULL,
    -- When its page was opened; NULL is never.
    opened INTEGER,
    UNIQUE (announcement, user),
    FOREIGN KEY (account, user) REFERENCES memberships (account, user) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;

CREATE INDEX notices_by_member ON notices (account, user, id);
CREATE INDEX notices_by_created ON notices (created);
CREATE INDEX notices_that_wait ON notices (morning) WHERE mail IS NULL AND morning IS NOT NULL;
CREATE INDEX notices_by_mail ON notices (mail) WHERE mail IS NOT NULL;

-- How a member wants to be told of a kind; no row is as the site has it.
CREATE TABLE notice_choices (
    account INTEGER NOT NULL,
    user INTEGER NOT NULL,
    kind TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('none', 'at_once', 'daily')),
    PRIMARY KEY (account, user, kind),
    FOREIGN KEY (account, user) REFERENCES memberships (account, user) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The hash of the token of the notices that a mail tells of; NULL for every other mail.
ALTER TABLE outbox ADD COLUMN notices BLOB;
