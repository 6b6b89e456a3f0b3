//! English: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} invites you to {account}"),
    invitation: |inviter, site| format!("{inviter} invites you to the customer portal of {site}."),
    invitation_do: "Look at the invitation",
    invitation_until: |until| format!("The invitation can be answered until {until}."),
    invitation_unknown: "If you do not know why you were invited, decline it or do nothing.",
    lost_subject: |account| format!("an invitation to {account} could not be accepted"),
    lost: |email, inviter| {
        format!("{email} was invited by {inviter}, who may no longer invite. The invitation was taken back.")
    },
    lost_do: "Invite again, if you wish",
    asked_subject: |who, account| format!("{who} asks for a new invitation to {account}"),
    asked: |email| format!("The invitation to {email} has expired before it was answered; a new one is asked for."),
    asked_do: "Send it again",
    asked_otherwise: "If this person should have no access, do nothing, or cancel the invitation there.",
    code_subject: "the code for your invitation",
    code: |login| {
        format!("Somebody signed in as {login} wants to accept the invitation that was mailed to this address.")
    },
    offered_subject: |account| format!("the ownership of {account} is offered"),
    offered_to_you: |owner| format!("{owner} wants to hand the ownership of the account over to you."),
    offered_by_you: |candidate| format!("You offered the ownership of the account to {candidate}."),
    offered_answer: "Accept or decline",
    offered_not_you: "If it was not you, take it back",
    offered_until: |until| format!("The offer can be accepted until {until}."),
    passed_subject: |account| format!("{account} has a new owner"),
    passed: |before, now| format!("The ownership of the account passed from {before} to {now}."),
    passed_remains: "The previous owner remains a member with every permission.",
    permission_subject: |who, account| format!("{who} asks for a permission in {account}"),
    permission: |who| {
        format!("{who} asks you, the owner of the account, to allow this. Nothing is allowed until you do.")
    },
    permission_do: "Look at it, then allow or decline",
    permission_otherwise: "If this should not be, decline it there or do nothing.",
};
