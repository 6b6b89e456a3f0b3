//! English: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "your access is on hold",
    suspended: "Your access to this account was put on hold. Nothing of it was deleted.",
    resumed_subject: "your access works again",
    resumed: "Your access to this account was put back in use.",
    changed_subject: "your permissions were changed",
    changed: "What you may do in this account was changed. From now on:",
    revoked_subject: "your access has ended",
    revoked: "Your access to this account has ended.",
    revoked_stays: "Your login and what you wrote stay. Invitations that you sent and that nobody had answered were cancelled.",
    left_subject: "a member left",
    left: |who| format!("{who} left the account and can no longer enter it."),
    accepted_subject: "an invitation was accepted",
    accepted: |who, email| format!("{who} accepted the invitation that was sent to {email}."),
    accepted_unknown: "If you do not know this person, take the access away under Users & contacts.",
    declined_subject: "an invitation was declined",
    declined: |email| format!("The invitation that was sent to {email} was declined."),
    not_given_subject: "your request was declined",
    not_given: "You asked for a permission. The owner of the account declined it for now.",
    ask_owner: "If you think that this is a mistake, ask the owner of the account.",
};
