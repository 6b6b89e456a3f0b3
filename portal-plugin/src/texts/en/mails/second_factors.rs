//! English: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "two-step sign-in is on",
    on: "From now on, signing in takes a code of your authenticator app beside the password.",
    on_keep: "Every other session was ended. Keep the recovery codes where you find them without your telephone.",
    off_subject: "two-step sign-in is off",
    off: "From now on, the password alone signs in. The recovery codes work no more.",
    reset_subject: "two-step sign-in was switched off by us",
    reset: "Our staff switched your two-step sign-in off and ended your sessions. From now on, the password alone signs in.",
    codes_subject: "new recovery codes",
    codes: "New recovery codes were made just now. The old ones work no more.",
    used_subject: "a recovery code was used",
    used: "A recovery code was used to sign in just now. It works no second time.",
    few_subject: |left| format!("a recovery code was used, {left} left"),
    few: "Few are left: make new ones before you need them.",
    look: "Look at your two-step sign-in",
    not_you: "If it was not you, set a new password at once, and contact us.",
};
