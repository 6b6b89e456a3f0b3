//! English: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "You cannot give that",
        permission: |permission| {
            format!("Nobody gives a permission that they do not hold: “{permission}”. Ask the owner, or us.")
        },
        documents: |permission| {
            format!(
                "“{permission}” would reach more documents than you may give. Leave it at those that name this person, or ask the owner, or us."
            )
        },
        sites: |permission| {
            format!(
                "“{permission}” would reach sites where you may not give it. Choose others, or ask the owner, or us."
            )
        },
        end: |permission| {
            format!(
                "“{permission}” would last longer than you may give it. Choose an earlier end, or ask the owner, or us."
            )
        },
    },
    membership_site_unknown: Refused(
        "One of the sites is not there",
        "Choose among the sites that are shown, or none for all of them.",
    ),
    member_unknown: Refused("No such member", "The list may have changed. Reload it."),
    member_oneself: Refused("Not your own access", "Ask the owner, or us; or leave the account."),
    member_manager: Refused("Only the owner can do that", "This member manages users. Ask the owner, or us."),
    owner_stays: Refused("The owner stays", "Hand the ownership over first."),
    owner_missing: Refused("The account has no owner", "There is nobody to ask. Please ask us."),
    transfer_unknown: Refused("Nothing is offered", "The offer was taken back or answered."),
    transfer_expired: Refused("The offer has expired", "Ask the owner for a new one."),
    transfer_candidate: Refused("This member cannot become the owner", "Choose an active member."),
    transfer_not_owner: Refused("Only the owner can do that", "Ask the owner."),
    recovery_over: Refused(
        "Nothing to object to",
        "The proposal to change the owner has lapsed, was taken back or was settled.",
    ),
    account_contact_unknown: Refused("No such contact", "The list may have changed. Reload it."),
    account_contact_exists: Refused("The contact is there already", "Change that one instead."),
    category_unknown: Refused("The category is not known", "Choose among those shown."),
    too_many_on_account: Refused("Too many contacts", "An account has 500 at most. Remove one first."),
    permission_held: Refused("You may do this already", "Open the page again."),
    permission_asked: Refused(
        "The owner was asked already",
        "The same can be asked for once a day. Wait for the answer, or talk to the owner.",
    ),
    permission_asked_enough: Refused(
        "Enough was asked for today",
        "The owner has many requests of this account. Ask again tomorrow, or talk to the owner.",
    ),
    permission_not_asked: Refused("No such request waits", "It may have been given or declined already."),
    view_as_read_only: Refused(
        "Nothing can be changed here",
        "You look at this account as one of its members. Staff change nothing this way.",
    ),
};
