-- The time zone that a user chose, by its IANA name (rule T1): without one, that of each site.
ALTER TABLE users ADD COLUMN time_zone TEXT;
