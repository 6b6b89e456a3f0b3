//! English: what a page says of a refusal, by its code.

use crate::texts::shape::{RefusalsTexts, Told};

pub(super) const REFUSALS: RefusalsTexts = RefusalsTexts {
    account_exists: Told("The third party has an account already", "Read the plan first: the two become one for good."),
    account_not_open: Told("One of the two accounts is not in use", "Reopen it first."),
    account_plan_outdated: Told("Things changed since the plan was made", "Read the new plan, then decide."),
    account_unknown: Told(
        "There is no portal account yet",
        "Create the first user from a contact: the account opens with it.",
    ),
    contact_archived: Told("The contact is archived", "Put the contact back in use in the ERP, or take another one."),
    contact_exists: Told("There is a contact with this address", "Change that one instead."),
    contact_has_user: Told("The contact has a user already", "Change the access of that user instead."),
    contact_not_behind_user: Told(
        "Another contact is behind the user by now",
        "Somebody was faster. Look at the user again.",
    ),
    contact_other_third_party: Told(
        "The contact belongs to another third party",
        "Give the user an access to that third party first, or take another contact. Where the ERP merged the third party, put the account right first.",
    ),
    contact_unknown: Told("The contact is not in the ERP", "Look it up again."),
    contact_without_third_party: Told(
        "The contact belongs to no third party",
        "Link it to a third party in the ERP first.",
    ),
    correction_reason_missing: Told(
        "The reason or your name is missing",
        "Say on one line why; the name you act under is at the top.",
    ),
    email_invalid: Told("The e-mail address is not valid", "Write one such as name@example.net."),
    email_missing: Told("There is no e-mail address", "Add one, or show the password and hand it over."),
    email_of_employee: Told("The address is one of our staff’s", "Take the customer’s own address."),
    email_taken: Told(
        "Somebody else has the address",
        "Erase that user first, or have the person join the two logins.",
    ),
    email_unchanged: Told("The address is the same", "Nothing was changed."),
    invitation_already_member: Told("The person is a member already", "Change the access of that member instead."),
    invitation_contact_gone: Told(
        "The person is a member whom a lost contact keeps out",
        "Point the user at another contact instead.",
    ),
    invitation_lifetime: Told("The duration does not fit", "An invitation lives 1 to 720 hours."),
    invitation_owner: Told("The address is the owner’s", "The owner holds every permission already."),
    login_closed: Told(
        "The login was closed for good",
        "No import gives it back. Make a new user from the contact, if its person asks.",
    ),
    login_invalid: Told("The login does not fit", "Take one without spaces, not too long, and nobody else’s address."),
    login_taken: Told("The login is taken", "Take another one, or leave the field empty."),
    member_unknown: Told(
        "The user is not a member here",
        "Choose the site whose realm the user is in, or reload the page.",
    ),
    membership_site_unknown: Told(
        "One of the sites is not there",
        "Take the sites of this realm, or leave them out: then every site counts.",
    ),
    owner_exists: Told(
        "The account has an owner",
        "The owner can hand it over. If the owner is lost, propose a recovery.",
    ),
    owner_holds_all: Told("The owner holds everything", "Another one has to become the owner first."),
    owner_stays: Told("The owner stays", "Hand the ownership over first, or propose a recovery."),
    owner_still_owns: Told(
        "The user owns an account",
        "Propose a recovery to another member, or close the account; then erase.",
    ),
    realm_change_unknown: Told("No such change was made", "The list below has those that were."),
    realm_later_change: Told("A later change stands on this one", "Take that one back first."),
    realm_plan_outdated: Told(
        "The plan is out of date",
        "Things changed since you read it. Below is the plan as it is now: read it again.",
    ),
    realm_reverted: Told("Taken back already", "Somebody was faster; nothing is left to do."),
    realm_too_late: Told("Too late", "The change is 30 days old or more. Plan the way back as a new change."),
    recovery_needed: Told(
        "An owner is not replaced by one of the staff",
        "Propose a recovery, which a colleague confirms.",
    ),
    recovery_no_owner: Told(
        "The account has no owner yet",
        "One of the staff makes a member the owner; nobody has to confirm it.",
    ),
    recovery_pending: Told("Somebody is proposed already", "Confirm that proposal, or take it back first."),
    recovery_reason_missing: Told("The reason is missing", "Say on one line why the owner is lost."),
    recovery_same_person: Told("Somebody else has to confirm it", "A colleague signs in with an account of their own."),
    second_factor_none: Told("The user has no second factor", "There is nothing to take away."),
    second_factor_reason_missing: Told(
        "The reason or your name is missing",
        "Say on one line how the person was recognised.",
    ),
    third_party_closed: Told("The third party is closed", "Reopen it in the ERP first."),
    third_party_in_use: Told(
        "The ERP still trades with the account’s third party",
        "An account goes to another third party only for what the ERP merged. Merge or close it there first.",
    ),
    third_party_unknown: Told("The ERP knows no such third party", "Look its id up on the page of third parties."),
    transfer_candidate: Told("This member cannot become the owner", "Choose an active member."),
    user_unknown: Told("There is no such user here", "Choose the site whose realm the user is in."),
    view_as_no_consent: Told(
        "The owner does not let us look on",
        "Ask the owner to allow it in the portal’s settings.",
    ),
    view_as_reason_missing: Told("The reason is missing", "Say on one line why you look; the owner reads it."),
    page_unknown: Told("There is nothing here", "The address is wrong, or what was there is gone."),
    request_cross_site: Told(
        "The form is out of date",
        "It was made before the last start, or another page sent it. Go back, reload the page, and try again.",
    ),
    request_body_too_large: Told("The form is too large", "Write less, or tick fewer boxes."),
    request_body_invalid: Told("The form is not understood", "Go back and fill it in again."),
    restore_unconfirmed: Told("Not confirmed", "Everybody has to sign in again: tick the box to confirm it."),
    realm_unconfirmed: Told("Not confirmed", "Read it, and tick the box below."),
    realm_reason_missing: Told("A reason is missing", "Say why, on one line; the change keeps it."),
    staff_needs_support: Told(
        "This asks for the role “support”",
        "Yours is below it. Ask a colleague who has it, or whoever runs the place.",
    ),
    staff_needs_manage: Told(
        "This asks for the role “manage”",
        "Yours is below it. Ask a colleague who has it, or whoever runs the place.",
    ),
    staff_needs_admin: Told("This asks for the role “admin”", "Yours is below it. Ask whoever runs the place."),
    staff_signed_out: Told(
        "You are not signed in",
        "The session has ended. Sign in and do it again; nothing was changed.",
    ),
    staff_wrong: Told(
        "Login and password do not fit",
        "Type them again; see whether capitals are locked. An account may also be out of use.",
    ),
    staff_throttled: Told(
        "Too many wrong passwords",
        "Wait before the next try, 15 minutes at the most. Nobody else is held up by it.",
    ),
    staff_busy: Told("Too many sign-ins at once", "Try again in a moment."),
    staff_proxy: Told("Sign in at the proxy", "These pages are open only by way of the proxy that signs people in."),
    staff_proxy_unknown: Told(
        "You have no account here",
        "The proxy knows you, these pages do not. Ask whoever runs the place for an account.",
    ),
    staff_password: Told(
        "The password will not do",
        "Take 15 characters or more, and neither a name nor the same few characters again and again.",
    ),
    staff_password_repeat: Told("The new password differs", "Type the same one twice."),
    staff_login: Told(
        "The login does not fit",
        "A small letter first, then small letters, digits, dots and dashes, 60 at the most.",
    ),
    staff_name: Told("The name does not fit", "Something on one line without brackets, of 120 characters at the most."),
    staff_taken: Told("The login is somebody’s", "Or it looks like somebody’s. Take another one."),
    staff_last_admin: Told("Somebody has to run the place", "Nobody else in use is an admin. Make somebody one first."),
    staff_unknown: Told("Nobody of the staff has this login", "See the page of the staff."),
};
