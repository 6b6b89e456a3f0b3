CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  -- What the login looks like: no two persons may be taken for one another.
  looks TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('look', 'support', 'manage', 'admin')),
  hash TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  added INTEGER NOT NULL
) STRICT;

-- A session's token is kept as its SHA-256: who reads the file can enter nowhere.
CREATE TABLE sessions (
  token BLOB PRIMARY KEY CHECK (length(token) = 32),
  person INTEGER NOT NULL REFERENCES people (id),
  opened INTEGER NOT NULL,
  used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_person ON sessions (person);

-- Wrong passwords by what they were tried from: a network, or a login from a network.
CREATE TABLE failures (
  subject TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
