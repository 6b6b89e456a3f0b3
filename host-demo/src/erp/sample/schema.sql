-- The sample ERP. Amounts are whole cents; days are YYYY-MM-DD; '' is none. The version is PRAGMA user_version.

CREATE TABLE entities (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    address  TEXT NOT NULL,
    currency TEXT NOT NULL,
    iban     TEXT NOT NULL,
    bic      TEXT NOT NULL,
    pays_at  TEXT NOT NULL -- before the number of an invoice
) STRICT, WITHOUT ROWID;

-- Whether a kind is opened to people outside at all.
CREATE TABLE openings (
    kind INTEGER PRIMARY KEY,
    open INTEGER NOT NULL
) STRICT;

CREATE TABLE third_parties (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    search     TEXT NOT NULL, -- id and name, folded
    entity     TEXT,
    open       INTEGER NOT NULL,
    email      TEXT,
    language   TEXT,
    address    TEXT NOT NULL,
    categories TEXT NOT NULL  -- ids with a space between
) STRICT, WITHOUT ROWID;

CREATE INDEX third_parties_by_name ON third_parties (name, id);

CREATE TABLE contacts (
    id          TEXT PRIMARY KEY,
    third_party TEXT,
    first_name  TEXT NOT NULL,
    last_name   TEXT NOT NULL,
    email       TEXT,
    phone       TEXT NOT NULL DEFAULT '',
    language    TEXT,
    archived    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- People whom the ERP manages itself: their state here counts in the portal at once.
CREATE TABLE users (
    id      TEXT PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contacts (id),
    active  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX contacts_by_name ON contacts (third_party, last_name, first_name, id);

CREATE TABLE employees (
    email TEXT PRIMARY KEY -- lower case
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    number          INTEGER PRIMARY KEY,
    kind            INTEGER NOT NULL,
    nature          INTEGER NOT NULL, -- what an invoice is besides
    id              TEXT NOT NULL,
    third_party     TEXT NOT NULL, -- '' for a product
    entity          TEXT NOT NULL,
    state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    reserved        INTEGER NOT NULL,
    contacts        TEXT NOT NULL, -- '' or ids with a space before, between and after
    reference       TEXT NOT NULL,
    other_reference TEXT NOT NULL,
    title           TEXT NOT NULL,
    status          TEXT NOT NULL,
    open            INTEGER NOT NULL,
    date            TEXT NOT NULL,
    until           TEXT NOT NULL,
    total           TEXT NOT NULL, -- as it crosses, e.g. -1234.50
    cents           INTEGER NOT NULL, -- the same, to order by
    remaining       TEXT NOT NULL,
    currency        TEXT NOT NULL,
    progress        INTEGER,
    parent          TEXT NOT NULL,
    has_file        INTEGER NOT NULL,
    search          TEXT NOT NULL, -- reference, other reference and title, folded, U+001F between
    net             TEXT NOT NULL,
    tax             TEXT NOT NULL,
    text            TEXT NOT NULL
) STRICT;

CREATE TABLE lines (
    document INTEGER NOT NULL REFERENCES documents (number),
    place    INTEGER NOT NULL,
    label    TEXT NOT NULL,
    quantity TEXT NOT NULL,
    price    TEXT NOT NULL,
    total    TEXT NOT NULL,
    product  TEXT NOT NULL, -- id; '' is none
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
    document INTEGER NOT NULL REFERENCES documents (number),
    place    INTEGER NOT NULL,
    date     TEXT NOT NULL,
    amount   TEXT NOT NULL,
    means    TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    document      INTEGER NOT NULL REFERENCES documents (number),
    place         INTEGER NOT NULL,
    private       INTEGER NOT NULL,
    at            TEXT NOT NULL,
    author        TEXT NOT NULL,
    from_customer INTEGER NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    document   INTEGER NOT NULL REFERENCES documents (number),
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content    BLOB NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
    document INTEGER NOT NULL REFERENCES documents (number),
    kind     INTEGER NOT NULL,
    id       TEXT NOT NULL,
    PRIMARY KEY (document, kind, id)
) STRICT, WITHOUT ROWID;

-- Who signed a quote.
CREATE TABLE signatures (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    name     TEXT NOT NULL,
    at       TEXT NOT NULL,
    peer     TEXT NOT NULL,
    drawing  TEXT -- JSON: strokes
) STRICT;

-- What customers did, by the portal's key: the same one again is answered as before.
CREATE TABLE actions (
    key    TEXT PRIMARY KEY,
    answer TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;
