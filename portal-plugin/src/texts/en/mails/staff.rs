//! English: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("another owner is proposed for {account}"),
    proposed_to_you: |owner| format!("We propose to make you the owner of the account, as {owner} cannot be reached."),
    proposed_once_you: "It happens once a second person of our staff has confirmed it. As the owner you would hold every permission and manage everybody’s access.",
    proposed_instead: |candidate| {
        format!("We propose to make {candidate} the owner of the account, as you cannot be reached.")
    },
    proposed_once: "It happens once a second person of our staff has confirmed it. You would keep every permission, but the account would no longer be yours.",
    proposed_object: "Object, and the proposal ends",
    proposed_until: |until| format!("It can be confirmed until {until}; then it lapses."),
    recovered_yours: |before| {
        format!("The account is yours now; it was {before}’s before. Two people of our staff agreed on it.")
    },
    recovered_you_hold: "You hold every permission and manage everybody’s access.",
    recovered_theirs: |owner| format!("The account is {owner}’s now. Two people of our staff agreed on it."),
    recovered_you_keep: "You keep every permission, but the account is no longer yours.",
    recovered_ledger: "The ledger of the account says who proposed and who confirmed it.",
    suspended_subject: |account| format!("{account} is on hold"),
    suspended: "We put the account on hold. Nobody can open it until it is back in use; nothing of it is lost.",
    closed_subject: |account| format!("{account} is closed"),
    closed: "We closed the account. Nobody can open it any more; nothing of it is deleted.",
    reopened_subject: |account| format!("{account} is back in use"),
    reopened: "We put the account back in use. Everybody has the access that they had.",
};
