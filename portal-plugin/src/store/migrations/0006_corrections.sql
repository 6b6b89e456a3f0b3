-- Users who were turned away as the ERP knows the contact behind them no more (rule U12): until staff mend it, or the ERP
-- has the contact again.
CREATE TABLE lost_contacts (
    user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    contact TEXT NOT NULL,
    noticed INTEGER NOT NULL,
    PRIMARY KEY (user, contact)
) STRICT, WITHOUT ROWID;

-- An account that is closed lets its owner go: one that was joined to another (rule U12), or whose owner is erased (rule U13).
DROP TRIGGER an_account_never_loses_its_owner;

CREATE TRIGGER an_account_in_use_never_loses_its_owner
BEFORE UPDATE OF owner ON accounts
WHEN OLD.owner IS NOT NULL AND NEW.owner IS NULL AND OLD.state <> 'closed'
BEGIN
    SELECT RAISE(ABORT, 'an account in use never loses its owner');
END;
