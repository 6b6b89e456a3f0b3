//! English: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Put on hold",
    suspend_lead: "The access stops at once and can be resumed at any time.",
    resume_lead: "The access is on hold. Nothing of it was lost.",
    suspend: "Put on hold",
    resume: "Resume",
    revoke_title: "Take the access away",
    revoke_lead: "It ends at once, with the invitations that this person sent. What the person wrote stays.",
    revoke_ask: "Take this access away?",
    ends_with_it: "What ends with it",
    keep: "Keep it",
    revoke: "Take the access away now",
    receipt: "Access taken away",
    receipt_left: "You have left the account",
    receipt_lead: "The access has ended:",
    receipt_sessions: "Sessions that lost the account",
    receipt_invitations: "Invitations cancelled",
    receipt_transfers: "Offers of the ownership withdrawn",
    receipt_contacts: "Stays a contact as",
    receipt_hint: "A contact still receives the mails chosen for it; remove it if that should end too.",
    go_back: "Go on",
};
