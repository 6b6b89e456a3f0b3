//! English: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "The invitation is not known",
        "Follow the link of the newest mail, or ask who invited you.",
    ),
    invitation_expired: Refused("The invitation has expired", "Ask who invited you for a new one."),
    invitation_used: Refused(
        "The invitation was accepted already",
        "Sign in to enter the account. If it was not you who accepted, tell who invited you.",
    ),
    invitation_declined: Refused(
        "The invitation was declined",
        "If you changed your mind, ask who invited you for a new one.",
    ),
    invitation_cancelled: Refused(
        "The invitation was taken back",
        "It opens nothing any more. If you still need the access, ask who invited you.",
    ),
    invitation_superseded: Refused(
        "There is a newer invitation",
        "This link works no more. Follow the one in the newest mail.",
    ),
    invitation_other_address: Refused(
        "The invitation is for another address",
        "Ask for a code at the invited address, or sign in as its owner.",
    ),
    invitation_sign_in: Refused("You have an access already", "Sign in with it, then accept the invitation."),
    invitation_inviter_lost: Refused(
        "The invitation is no longer valid",
        "Who invited you may no longer invite. The owner of the account can invite you anew.",
    ),
    invitation_resent_enough: Refused("It was mailed five times again", "Cancel it and invite anew."),
    invitation_lifetime: Refused("The duration does not fit", "An invitation lives 1 hour to 30 days."),
    invitation_too_many: Refused("Too many invitations today", "Try again tomorrow."),
    already_member: Refused("Already a member", "Change the permissions of the membership instead."),
    member_contact_gone: Refused(
        "Already a member, but kept out",
        "We no longer find the contact behind this person’s login: it was merged, archived or removed with us. Ask us to put it right; a second invitation does not help.",
    ),
    inviting_oneself: Refused("The address is your own", "The owner or another manager sets your permissions."),
    inviting_owner: Refused("The address is the owner’s", "The owner holds every permission already."),
    code_wrong: Refused("The code is wrong", "Type the six digits of the newest mail."),
    code_over: Refused("The code is over", "Ask for a new one."),
    code_enough: Refused("No more codes", "Ask who invited you to invite your own address."),
};
