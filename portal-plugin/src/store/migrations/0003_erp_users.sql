-- Users that the ERP manages (rule U11): which of its own users stands behind one of ours. More than one where a change of
-- realms made one user of two.
CREATE TABLE erp_users (
    user INTEGER NOT NULL REFERENCES users (id),
    -- The ERP's id of its user.
    erp_id TEXT NOT NULL,
    -- The account whose membership the ERP rules besides the portal; NULL where no import gave one.
    account INTEGER REFERENCES accounts (id),
    -- The permissions that the last import found granted there, separated by spaces: what changed since is the ERP's doing.
    granted TEXT NOT NULL,
    -- How the last import found it: gone is one that the ERP has no more, or no more as an external one.
    state TEXT NOT NULL CHECK (state IN ('in_use', 'out_of_use', 'gone')),
    PRIMARY KEY (user, erp_id),
    UNIQUE (user, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX erp_users_by_erp_id ON erp_users (erp_id);

-- Logins that were closed or erased, so that no import gives them back: what the ERP knows them by, and no name.
CREATE TABLE closed_logins (
    realm TEXT NOT NULL,
    -- The SHA-256 of what the login was compared by.
    login BLOB NOT NULL,
    erp_id TEXT,
    contact TEXT,
    closed INTEGER NOT NULL
) STRICT;

CREATE INDEX closed_logins_by_login ON closed_logins (login);
CREATE INDEX closed_logins_by_erp_id ON closed_logins (erp_id);
