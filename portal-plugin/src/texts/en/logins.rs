//! English: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Bring your two logins together",
    notice: "Some of our sites now share one sign-in. If you have another login on one of them, you can make one of the two.",
    lead: "You are signed in with one of them. Prove the other by a code that we mail to its address; then one sign-in opens the accounts of both.",
    first: "1. The other login",
    other: "Login or e-mail address",
    second: "2. The code",
    join: "Bring them together",
    hint: "Accounts, permissions and documents stay as they are. Where both logins are in one account, the narrower permissions hold.",
    mailed: "If there is such a login with a proved address, a code is on its way to it. It works for ten minutes.",
    joined: "Your two logins are one now.",
    go_on: "To your accounts",
};
