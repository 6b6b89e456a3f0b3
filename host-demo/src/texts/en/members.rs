//! English: members of an account, and what they may do.

use crate::texts::shape::MembersTexts;

pub(super) const MEMBERS: MembersTexts = MembersTexts {
    account_itself: "The account itself",
    invite: "Invite",
    hours_to_answer: "Hours to answer, 1 to 720",
    owner_holds_all: "The owner holds every permission. Only another owner changes that.",
    to_account: "To the account",
    save: "Save",
    resume: "Put back in use",
    end_access: "End this access",
    end_access_question: "End this access?",
    end_access_warning: "It cannot be taken back. With it end, at once: the sessions in this account, the invitations that this person sent and nobody answered, an offer of the ownership, and requests for permissions. What the person wrote stays.",
    end_now: "End it now",
    keep: "Keep it",
    explain_user: "Explain what this user may do here",
    view_as_user: "View as this user",
    reason_for_owner: "Why; the owner reads it",
    look: "Look",
    no_consent: "The owner of the account does not let staff look on.",
    all: "All",
    none: "None",
    sees: "Sees",
    all_documents: "All documents of the account",
    own_documents: "Only those that name this contact",
    only_these_sites: "Only on these sites",
    no_tick_every_site: "None ticked: on every one.",
    first_day_without: "First day without access",
    empty_for_no_end: "Empty: no end.",
};
