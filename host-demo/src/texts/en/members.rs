//! English: members of an account, and what they may do.

use crate::texts::shape::MembersTexts;

pub(super) const MEMBERS: MembersTexts = MembersTexts {
    account_itself: "The account itself",
    invite: "Invite",
    hours_to_answer: "Hours to answer, 1 to 720",
    owner_holds_every_permission: "The owner holds every permission. Only another owner changes that.",
    account: "To the account",
    save: "Save",
    put_back_use: "Put back in use",
    end_access: "End this access",
    end_access_heading: "End this access?",
    cannot_taken_back_end: "It cannot be taken back. With it end, at once: the sessions in this account, the invitations that this person sent and nobody answered, an offer of the ownership, and requests for permissions. What the person wrote stays.",
    end_now: "End it now",
    keep: "Keep it",
    explain_what_user_may: "Explain what this user may do here",
    view_as_user: "View as this user",
    why_owner_reads: "Why; the owner reads it",
    look: "Look",
    owner_account_does_not: "The owner of the account does not let staff look on.",
    all: "All",
    none: "None",
    sees: "Sees",
    all_documents_account: "All documents of the account",
    only_those_name_contact: "Only those that name this contact",
    only_these_sites: "Only on these sites",
    none_ticked_every_one: "None ticked: on every one.",
    first_day_without_access: "First day without access",
    empty_no_end: "Empty: no end.",
};
