-- What the portal must remember. The rules that can be constraints are constraints.
-- Times are milliseconds since 1970-01-01T00:00:00Z. Secrets are stored as their SHA-256 only.

CREATE TABLE sites (
    id TEXT PRIMARY KEY,
    realm TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE users (
    -- Never given to another one: who signs up and proves nothing is forgotten (rule U10).
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    realm TEXT NOT NULL,
    login TEXT NOT NULL,
    -- What logins are compared by (rule U3); unique within a realm, never across (rule S2).
    login_key TEXT NOT NULL,
    -- Since when the user has it; NULL is from the beginning.
    login_since INTEGER,
    name TEXT NOT NULL,
    email TEXT,
    email_key TEXT,
    email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    locale TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'unverified', 'disabled')),
    -- The ERP's id of the contact behind the user.
    contact TEXT,
    -- A PHC string, a bcrypt hash or a passlib hash; none until a password is set.
    password TEXT,
    -- Shown or mailed once; must be replaced at the first sign-in (rule U2). Over after `one_time_until`.
    one_time_until INTEGER,
    -- Failures in a row; a success or a new password ends the row.
    failures INTEGER NOT NULL DEFAULT 0,
    -- When the password was set or changed here, and when the user signed in last; NULL is never.
    password_changed INTEGER,
    last_sign_in INTEGER,
    created INTEGER NOT NULL,
    UNIQUE (realm, login_key),
    UNIQUE (realm, contact)
) STRICT;

CREATE INDEX users_by_email ON users (realm, email_key);
-- Which schemes an ERP's users brought is asked at every sign-in (rules U5, U6).
CREATE INDEX users_by_brought_hash ON users (realm, password) WHERE password NOT LIKE '$argon2id$%';

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    third_party TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('open', 'suspended', 'closed')),
    -- Site ids separated by spaces; NULL is every site of the realm (rule S3).
    sites TEXT,
    -- One owner at every instant (rule A1): a column holds one value, and what it names is a membership.
    -- NULL until staff name the first owner of an account that they opened.
    owner INTEGER,
    created INTEGER NOT NULL,
    FOREIGN KEY (id, owner) REFERENCES memberships (account, user) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Accounts whose owner asks a second factor of every member.
CREATE TABLE second_factor_accounts (
    account INTEGER PRIMARY KEY REFERENCES accounts (id),
    since INTEGER NOT NULL
) STRICT;

CREATE TRIGGER an_account_never_loses_its_owner
BEFORE UPDATE OF owner ON accounts
WHEN OLD.owner IS NOT NULL AND NEW.owner IS NULL
BEGIN
    SELECT RAISE(ABORT, 'an account never loses its owner');
END;

CREATE TABLE memberships (
    account INTEGER NOT NULL REFERENCES accounts (id),
    user INTEGER NOT NULL REFERENCES users (id),
    -- Permission ids separated by spaces; the owner's row is not asked.
    permissions TEXT NOT NULL,
    sees TEXT NOT NULL CHECK (sees IN ('all', 'own')),
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
    -- Site ids separated by spaces; NULL is every site where the account may be used (rule A5).
    sites TEXT,
    ends INTEGER,
    created INTEGER NOT NULL,
    PRIMARY KEY (account, user)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_user ON memberships (user);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    token BLOB NOT NULL UNIQUE,
    user INTEGER NOT NULL REFERENCES users (id),
    site TEXT NOT NULL,
    opened INTEGER NOT NULL,
    used INTEGER NOT NULL,
    ended INTEGER,
    -- Whether it ended because its user opened too many (rule U8): whoever holds its token is told so.
    pushed_out INTEGER NOT NULL DEFAULT 0 CHECK (pushed_out IN (0, 1)),
    -- The account that it points at (rule A8); NULL until one is entered.
    account INTEGER REFERENCES accounts (id),
    -- What the browser says it is, cut to 200 characters, and the network it came from: for the list of one's own.
    agent TEXT NOT NULL,
    network TEXT NOT NULL
) STRICT;

CREATE INDEX sessions_by_user ON sessions (user, ended);
CREATE INDEX sessions_by_site ON sessions (site, ended);

-- Browsers that have signed in before: a stranger's failures do not slow them (rule U7).
CREATE TABLE devices (
    token BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX devices_by_user ON devices (user);

-- Authenticator apps. The seed alone is no secret where the settings have a key (OWASP ASVS 5.0, 13.3).
CREATE TABLE second_factors (
    user INTEGER PRIMARY KEY REFERENCES users (id),
    seed BLOB NOT NULL,
    since INTEGER NOT NULL,
    -- The step of the last code that was used: none works twice.
    step INTEGER NOT NULL,
    -- Wrong codes in a row.
    failures INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Each opens once what a code of the app does; 120 random bits.
CREATE TABLE recovery_codes (
    user INTEGER NOT NULL REFERENCES second_factors (user) ON UPDATE CASCADE ON DELETE CASCADE,
    hash BLOB NOT NULL,
    PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;

-- Apps whose first code was not typed yet, each in the session that began.
CREATE TABLE second_factor_set_ups (
    session INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    seed BLOB NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- Sign-ins whose password was right and whose second factor is awaited: no session yet.
CREATE TABLE pending_sign_ins (
    token BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    site TEXT NOT NULL,
    -- The SHA-256 of the hash that the password was compared with: another password ends the sign-in.
    password BLOB NOT NULL,
    -- The hash of the token of the browser, where that has signed the user in before.
    device BLOB,
    -- The entry of `activity` that tells of it: a failed try until the second factor is there.
    tried INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_sign_ins_by_user ON pending_sign_ins (user, expires);
CREATE INDEX pending_sign_ins_by_expires ON pending_sign_ins (expires);

-- Tries of a login, a browser, a network, and mails to an address (rule U7); kept here so that every process and every
-- restart knows them. Forgotten after a day.
CREATE TABLE throttles (
    bucket TEXT PRIMARY KEY,
    tries INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX throttles_by_last ON throttles (last);

-- Links to set a password (rule U9): single use.
CREATE TABLE links (
    token BLOB PRIMARY KEY,
    -- NULL for nobody's, which opens nothing: so that asking for nobody's costs the same (rule U6).
    user INTEGER REFERENCES users (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_user ON links (user);
CREATE INDEX links_by_expires ON links (expires);

-- Mails that wait for the host to take them: never sent inside a request.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    -- JSON. One without recipient goes to nobody: so that asking for nobody's link costs the same (rule U6).
    mail TEXT NOT NULL,
    created INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due);

-- What happened to a login, for its user to look over: 90 days and 200 rows of each at the most.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    -- NULL for nobody's: so that trying nobody's login costs the same (rule U6).
    user INTEGER REFERENCES users (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    -- Where: empty where that is not known. The browser is in words, e.g. `Firefox · Linux`.
    site TEXT NOT NULL,
    network TEXT NOT NULL,
    browser TEXT NOT NULL
) STRICT;

CREATE INDEX activity_by_user ON activity (user, at);

-- Another e-mail address that a user asked for, at most one at a time: in force once it is confirmed at both addresses.
CREATE TABLE email_changes (
    user INTEGER PRIMARY KEY REFERENCES users (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Where it was asked, and the only session that goes on when the address changes.
    site TEXT NOT NULL,
    session INTEGER NOT NULL,
    -- What the ERP knows the change by.
    key TEXT NOT NULL,
    -- The hashes of the two links. Whose address may not be taken has one too, which nobody was mailed (rule U6).
    old_token BLOB NOT NULL UNIQUE,
    new_token BLOB NOT NULL UNIQUE,
    old_confirmed INTEGER,
    new_confirmed INTEGER,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------------
-- Accounts shared by people (rules 5 and 6): contacts, invitations, transfers, the ledger.

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- Words separated by spaces (rule A7).
    categories TEXT NOT NULL,
    -- The user that the contact became.
    user INTEGER REFERENCES users (id),
    created INTEGER NOT NULL,
    UNIQUE (account, email_key)
) STRICT;

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    -- Where the link leads, and the realm that it was made in.
    site TEXT NOT NULL,
    realm TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT,
    -- NULL is staff.
    inviter INTEGER REFERENCES users (id),
    inviter_name TEXT NOT NULL,
    -- The contact that is to become a user.
    contact INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
    permissions TEXT NOT NULL,
    sees TEXT NOT NULL CHECK (sees IN ('all', 'own')),
    sites TEXT,
    ends INTEGER,
    -- How long each mail of it lives, in milliseconds: one hour to 30 days (rule I3).
    lifetime INTEGER NOT NULL CHECK (lifetime BETWEEN 3600000 AND 2592000000),
    -- The hash of the newest mail's token.
    token BLOB NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    resent INTEGER NOT NULL DEFAULT 0 CHECK (resent BETWEEN 0 AND 5),
    -- When the one who was invited last asked for a new one.
    asked INTEGER,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'declined', 'cancelled', 'superseded')),
    settled INTEGER CHECK ((settled IS NULL) = (state = 'pending'))
) STRICT;

-- At most one pending for each account and address (rule I1).
CREATE UNIQUE INDEX one_pending_invitation ON invitations (account, email_key) WHERE state = 'pending';
CREATE INDEX invitations_by_inviter ON invitations (inviter, account);

-- Each mail of an invitation, so that an older one can say that there is a newer one, and for the caps (rule I11).
CREATE TABLE invitation_mails (
    token BLOB PRIMARY KEY,
    invitation INTEGER NOT NULL REFERENCES invitations (id),
    account INTEGER NOT NULL,
    inviter INTEGER,
    email_key TEXT NOT NULL,
    sent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_mails_by_account ON invitation_mails (account, sent);
CREATE INDEX invitation_mails_by_inviter ON invitation_mails (inviter, sent);
CREATE INDEX invitation_mails_by_address ON invitation_mails (email_key, sent);

-- Codes that prove the invited address to a user with another one (rule I4).
CREATE TABLE invitation_codes (
    invitation INTEGER NOT NULL REFERENCES invitations (id),
    user INTEGER NOT NULL REFERENCES users (id),
    -- A MAC under the invitation's token, which is stored nowhere: six digits alone could be guessed from a hash.
    code BLOB NOT NULL,
    expires INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    mailed INTEGER NOT NULL,
    PRIMARY KEY (invitation, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE transfers (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    proposer INTEGER NOT NULL REFERENCES users (id),
    candidate INTEGER NOT NULL REFERENCES users (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'withdrawn')),
    settled INTEGER CHECK ((settled IS NULL) = (state = 'pending'))
) STRICT;

CREATE UNIQUE INDEX one_pending_transfer ON transfers (account) WHERE state = 'pending';

-- Ownerships whose owner is lost (rule A6): one of the staff proposes, another one confirms.
CREATE TABLE recoveries (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    owner INTEGER NOT NULL REFERENCES users (id),
    candidate INTEGER NOT NULL REFERENCES users (id),
    proposed_by TEXT NOT NULL CHECK (proposed_by <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'cancelled', 'objected')),
    settled INTEGER CHECK ((settled IS NULL) = (state = 'pending')),
    settled_by TEXT,
    CHECK (state <> 'confirmed' OR (settled_by IS NOT NULL AND settled_by <> proposed_by))
) STRICT;

CREATE UNIQUE INDEX one_pending_recovery ON recoveries (account) WHERE state = 'pending';

-- What happened to an account, each line bound to the one before (rule A10): nothing is ever changed or taken out.
CREATE TABLE ledger (
    account INTEGER NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    -- One line of JSON, exactly as it was hashed and as it is exported.
    line TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER a_ledger_entry_is_never_changed BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never changed');
END;

CREATE TRIGGER a_ledger_entry_is_never_taken_out BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry is never taken out');
END;

-- Also keeps INSERT OR REPLACE from taking one out.
CREATE TRIGGER a_ledger_entry_follows_the_last_one BEFORE INSERT ON ledger
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM ledger WHERE account = NEW.account)
    OR NEW.previous <> coalesce(
        (SELECT hash FROM ledger WHERE account = NEW.account AND number = NEW.number - 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry follows the last one');
END;

-- Permissions that members asked the owner for (rule D5): gone with the membership that lacks them.
CREATE TABLE permission_requests (
    account INTEGER NOT NULL,
    user INTEGER NOT NULL,
    permission TEXT NOT NULL,
    text TEXT NOT NULL,
    asked INTEGER NOT NULL,
    -- Whether nobody has given or declined it yet; what is settled still says when it may be asked for again.
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    PRIMARY KEY (account, user, permission),
    FOREIGN KEY (account, user) REFERENCES memberships (account, user) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- ---- Sharing across sites: realms, and what hangs on them ----

-- What a login means on a site, where that is not whoever has it in the site's realm: kept by a change of the realm (rule
-- S6). It names a user of another realm who was left behind, or one whom a merge gave another login.
CREATE TABLE kept_logins (
    site TEXT NOT NULL REFERENCES sites (id),
    login_key TEXT NOT NULL,
    user INTEGER NOT NULL REFERENCES users (id),
    PRIMARY KEY (site, login_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_logins_by_user ON kept_logins (user, site);

-- The contact behind a user in one account, where a merge brought another one than the user's own.
CREATE TABLE kept_contacts (
    user INTEGER NOT NULL REFERENCES users (id),
    account INTEGER NOT NULL REFERENCES accounts (id),
    contact TEXT NOT NULL,
    PRIMARY KEY (user, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_contacts_by_contact ON kept_contacts (contact);

-- Codes that prove a second login to whoever is signed in with another one (rule S6): the newest of each session.
CREATE TABLE login_codes (
    session INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    -- NULL is nobody's, which proves nothing: so that asking for nobody costs and answers the same (rule U6).
    other INTEGER REFERENCES users (id),
    -- A MAC under the session's token, which is stored nowhere: six digits alone could be guessed from a hash.
    code BLOB NOT NULL,
    expires INTEGER NOT NULL,
    tries INTEGER NOT NULL
) STRICT;

-- Changes of realms that were applied (rule S7). `steps` is JSON: what each row was, in the order in which it was changed.
CREATE TABLE realm_changes (
    id INTEGER PRIMARY KEY,
    sites TEXT NOT NULL,
    from_realm TEXT NOT NULL,
    to_realm TEXT NOT NULL,
    digest TEXT NOT NULL,
    summary TEXT NOT NULL,
    steps TEXT NOT NULL,
    -- Who of the staff made it, and why; either may be empty.
    made_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    applied INTEGER NOT NULL,
    reverted INTEGER,
    reverted_by TEXT NOT NULL DEFAULT ''
) STRICT;

-- One-time codes that let a signed-in user go on, on another site of the realm (rule S5), and those by which staff look
-- at a site as a customer does (rule A11): the latter name no session, but staff, reason and account.
CREATE TABLE hand_offs (
    token BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    from_site TEXT NOT NULL,
    to_site TEXT NOT NULL,
    session INTEGER,
    staff TEXT,
    reason TEXT,
    account INTEGER REFERENCES accounts (id),
    expires INTEGER NOT NULL,
    used INTEGER,
    CHECK ((session IS NULL) = (staff IS NOT NULL)),
    CHECK ((staff IS NULL) = (reason IS NULL) AND (staff IS NULL) = (account IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX hand_offs_by_expires ON hand_offs (expires);

-- Sessions in which staff look on (rule A11): read-only, and only into this account.
CREATE TABLE views_as (
    session INTEGER PRIMARY KEY,
    staff TEXT NOT NULL,
    reason TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX views_as_by_account ON views_as (account);
CREATE INDEX views_as_by_staff ON views_as (staff);

-- Accounts whose owner lets staff look on.
CREATE TABLE view_as_consents (
    account INTEGER PRIMARY KEY REFERENCES accounts (id),
    since INTEGER NOT NULL
) STRICT;

-- The account that a user enters first on a site (rule A8).
CREATE TABLE default_accounts (
    user INTEGER NOT NULL REFERENCES users (id),
    site TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (user, site)
) STRICT, WITHOUT ROWID;

-- People who signed up and have no account yet (rule U10). The key makes the ERP open no second third party.
CREATE TABLE sign_ups (
    user INTEGER PRIMARY KEY REFERENCES users (id),
    key TEXT NOT NULL UNIQUE,
    company TEXT NOT NULL,
    -- The path of the site that the person goes on to once the address is proved.
    next TEXT NOT NULL,
    created INTEGER NOT NULL,
    -- When the newest link is over.
    expires INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------------
-- What customers sent to be done in the ERP: the same form sent again is answered as before. Forgotten after a week.

CREATE TABLE actions (
    -- What the ERP knows it by.
    key TEXT PRIMARY KEY,
    -- The SHA-256 of what is to be done: the same key with something else is refused.
    content BLOB NOT NULL,
    -- JSON; NULL until the ERP has answered.
    answer TEXT,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX actions_by_created ON actions (created);
CREATE INDEX sign_ups_by_expires ON sign_ups (expires);
