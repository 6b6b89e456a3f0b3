//! English: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused("Sign-in failed", "Login or password is wrong. Check both, or set a new password."),
    slow_down: Refused("Too many tries", |n| format!("Wait {n} s, then try again.")),
    busy: Refused("Busy just now", |n| format!("Many people sign in at this moment. Try again in {n} s.")),
    password_must_be_replaced: Refused("Choose your own password first", "The one you have was made for you."),
    password_wrong: Refused("The password was not changed", "The current password is wrong."),
    password_too_short: Refused("The password is too short", |n| format!("Take {n} characters or more.")),
    password_too_long: Refused("The password is too long", "Take 256 characters at the most."),
    password_common: Refused("The password is too common", "Attackers try this one first. Take another."),
    password_obvious: Refused(
        "The password is too easy to guess",
        "It is your login, your address, or a name that everybody knows. Take another.",
    ),
    password_unchanged: Refused("The password is the old one", "Take another one than you have now."),
    passwords_differ: Refused("The two passwords differ", "Type the same one twice."),
    link_invalid: Refused("The link works no more", "It was used, is over, or is not complete. Ask for a new one."),
    hand_off_invalid: Refused(
        "The link between the sites works no more",
        "It works once, for a minute. Go back to the other site, or sign in here.",
    ),
    session_unknown: Refused("The session is not there", "It may have ended already."),
    login_invalid: Refused(
        "The login does not fit",
        "Take one without spaces, not too long, and nobody else’s address.",
    ),
    login_taken: Refused("The login is taken", "Take another one."),
    login_closed: Refused("The login was closed", "It does not come back by itself."),
    email_invalid: Refused("The e-mail address is not valid", "Give one such as name@example.net."),
    email_of_employee: Refused("The address is one of our staff’s", "Take another address."),
    email_unchanged: Refused("This is your address already", "Give another one."),
    email_link_invalid: Refused(
        "The link does not work any more",
        "It was used, replaced by a newer one, taken back, or is over. Ask for the change again on your page “Security”.",
    ),
    sign_up_closed: Refused("No sign-up here", "Ask us for an invitation."),
    sign_up_invalid: Refused("The form is not complete", "Give an e-mail address and your name."),
    sign_in_over: Refused("Sign in again", "That took too long, or too many wrong codes."),
    second_factor_needed: Refused(
        "One more step",
        "The password is right. Type the code of your authenticator app next.",
    ),
    second_factor_wrong: Refused(
        "The code is wrong",
        "It may be over or used already. Wait for the next one of the app; its clock must be right.",
    ),
    second_factor_must_be_set_up: Refused("Set up two-step sign-in first", "This site asks everybody for it."),
    second_factor_asked_by_account: Refused(
        "This account asks for two-step sign-in",
        "Its owner wants every member to sign in with a code beside the password. Set it up, then come back.",
    ),
    second_factor_exists: Refused("Two-step sign-in is on already", "To take another app, switch it off first."),
    second_factor_none: Refused("Two-step sign-in is off", "There is nothing to change."),
    second_factor_over: Refused("Begin again", "The first code must be typed within 15 minutes, in the same browser."),
    second_factor_owner_first: Refused(
        "You first",
        "Set up two-step sign-in for yourself before you ask it of others.",
    ),
};
