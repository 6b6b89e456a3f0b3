//! English: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "this address is no longer that of a login",
    taken: "This was the e-mail address of a login to the customer portal. We found that it should not be, and took it away.",
    taken_no_more: "Nothing more about that login is mailed here, and links that were mailed here work no more.",
    taken_right: "If the address was right, contact us.",
    put_subject: "confirm your e-mail address and choose a password",
    put: "We put this address in place of the one that your login to the customer portal had.",
    put_choose: "The password before works no more. Choose one with the link: that shows us that the address is yours.",
    put_no_login: "If you have no login here, do nothing.",
    erased_subject: "your login was erased",
    erased: "We erased your login to the customer portal, and what named you there.",
    erased_unexpected: "If you did not expect this, contact us.",
    moved_subject: |account| format!("your account is now that of {account}"),
    moved: "We joined two of our customer records, so your account is kept under another one now.",
    moved_unchanged: "Everybody has the access that they had, and the ledger goes on.",
    joined_subject: |account| format!("another account was joined with {account}"),
    joined_yours: "We joined two of our customer records, and the accounts with them. The account stays yours.",
    joined_members: |members| format!("So many members came along: {members}. Look over who has access."),
    joined_theirs: |owner| {
        format!("We joined two of our customer records, so your account is now part of this one. Its owner is {owner}.")
    },
    joined_member: "You are a member with every permission, unless you had an access there already: then that one holds.",
    joined_ledgers: "The ledgers of both accounts say so.",
};
