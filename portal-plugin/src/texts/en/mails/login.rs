//! English: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "a sign-in from a new browser",
    browser: "Somebody signed in to the customer portal with your login, from a browser that we had not seen with it before.",
    browser_not_you: "If it was not you, set a new password",
    browser_password: "A new password ends every session, and nobody stays signed in.",
    own_subject: "confirm your e-mail address",
    own: "Whoever signs in with the login below asks to confirm its e-mail address, which is this one.",
    to_be_subject: "confirm your new e-mail address",
    to_be: "Somebody with a login to the customer portal wants this to be the e-mail address of that login.",
    to_be_once: "It becomes so once it is confirmed here and at the address that the login has now.",
    to_be_do: "Confirm or refuse",
    to_be_not_you: "If it was not you, do nothing, or refuse.",
    to_go_subject: "your e-mail address is to change",
    to_go: "Somebody who knows your password asked for another e-mail address of your login.",
    to_go_once: "It changes once that is confirmed here and at the new address.",
    to_go_do: "Confirm or object",
    to_go_until: |until| format!("The link works until {until}. Until then nothing changes."),
    to_go_not_you: |url| format!("If it was not you, object, and set a new password at once: {url}"),
    wanted_subject: "this address has a login already",
    wanted: "Somebody wanted this to be the e-mail address of another login to the customer portal.",
    wanted_unchanged: "There is a login with it already, so nothing was changed.",
    wanted_by_you: "If it was you: sign in with that login, or ask us to join the two.",
    changed_subject: "your e-mail address was changed",
    changed: "The e-mail address of your login was changed; both addresses had confirmed it. Your other sessions have ended.",
    closed_subject: "your login is closed",
    closed: "Your login to the customer portal was closed, as you asked. What named you in the portal was erased.",
};
