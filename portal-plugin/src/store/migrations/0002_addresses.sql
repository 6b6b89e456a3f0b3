-- Whoever signs in with an address is looked for by it alone (rule U3b).
CREATE INDEX users_by_address ON users (email_key);
