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
