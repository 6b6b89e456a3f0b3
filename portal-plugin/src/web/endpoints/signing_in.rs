//! Before an account is entered: signing in and up, links, the other sites.

use crate::web::endpoints::rows::{Endpoint, all, call, page};
use crate::web::json;
use crate::web::pages::{
    accounts, assets, hand_offs, invitation, notices, passwords, second_factor, security, sign_in, sign_up,
};

#[rustfmt::skip]
pub fn rows() -> Vec<Endpoint> {
    let pages = [
        page("/").get(accounts::start),
        page("/sign-in").get(sign_in::sign_in_form).post(sign_in::sign_in),
        page("/sign-in/second-factor").get(second_factor::step_form).post(second_factor::step).private(),
        page("/sign-up").get(sign_up::form).post(sign_up::sign_up),
        page("/sign-out").post(sign_in::sign_out).by_lookers(),
        page("/language").post(sign_in::choose_language).by_lookers(),
        page("/password/forgot").get(passwords::forgot_form).post(passwords::forgot),
        page("/password/set/{token}").get(passwords::set_form).post(passwords::set),
        page("/email/{token}").get(security::email_link).post(security::answer_email_link),
        page("/invitation/{token}").get(invitation::show).post(invitation::answer),
        page("/notices/stop/{token}").get(notices::stop_form).post(notices::stop),
        page("/hand-off").post(hand_offs::go),
        page("/hand-off/{code}").get(hand_offs::show).post(hand_offs::arrive),
        page("/assets/{asset}").get(assets::asset),
        page("/favicon.ico").get(assets::asset),
    ];
    let calls = [
        call("/api/v1/openapi.json").get("getInterface", "This document", json::interface::show).may(&[304]),
        call("/api/v1/session")
            .get("getSession", "Who is signed in, and the value for `x-csrf-token`", json::sign_in::session)
            .post("signIn", "Sign in", json::sign_in::sign_in).may(&[401, 429])
            .delete("signOut", "Sign out", json::sign_in::sign_out).by_lookers(),
        call("/api/v1/session/second-factor")
            .post("finishSignIn", "Sign in: the second step", json::second_factor::step).may(&[401, 403, 410, 429]),
        call("/api/v1/language")
            .post("chooseLanguage", "Choose the language of one's pages and mails", json::languages::choose),
        call("/api/v1/sign-up").post("signUp", "Sign up", json::sign_up::sign_up).may(&[403, 429]),
        call("/api/v1/checkout")
            .get("getCheckout", "Who is there, or what a checkout may offer", json::sign_up::checkout).either(),
        call("/api/v1/password/forgot")
            .post("forgotPassword", "Have a link mailed that sets the password", json::passwords::forgot).may(&[429]),
        call("/api/v1/password/set")
            .post("setPassword", "Set the password by a link", json::passwords::set).may(&[410, 429])
            .secret_in_body(),
        call("/api/v1/email/{token}")
            .get("getEmailChange", "What a link about an e-mail address is for", json::security::look).may(&[410])
            .post("confirmEmail", "Confirm the address that the link was sent to", json::security::confirm).may(&[409, 410])
            .delete("objectToEmail", "Object to another e-mail address", json::security::object).may(&[410]),
        call("/api/v1/invitations/{token}")
            .get("getInvitation", "What an invitation offers", json::invitations::show).may(&[403, 410])
            .post("acceptInvitation", "Accept an invitation", json::invitations::accept).either().may(&[409, 410])
            .delete("declineInvitation", "Decline an invitation", json::invitations::decline).may(&[410]),
        call("/api/v1/invitations/{token}/code")
            .post("mailInvitationCode", "Have a code mailed that proves the invited address", json::invitations::mail_code)
            .may(&[409, 410, 429]),
        call("/api/v1/invitations/{token}/ask")
            .post("askForInvitation", "Ask for a new invitation in place of one that has expired", json::invitations::ask)
            .may(&[429]),
        call("/api/v1/notices/stop/{token}")
            .get("getNoticesToStop", "What a mail told of, whose address to stop such mails this is", json::notices::told)
            .post("stopNotices", "Get no more mails about it", json::notices::stop),
        call("/api/v1/sites").get("listSites", "The other sites where the login works", json::accounts::sites),
        call("/api/v1/hand-off")
            .post("createHandOff", "Make a code that signs in on another site", json::accounts::hand_off).may(&[404, 429]),
        call("/api/v1/hand-off/{code}")
            .get("getHandOff", "Whom a code signs in", json::accounts::look).may(&[410])
            .post("useHandOff", "Sign in by a code", json::accounts::arrive).may(&[410]),
    ];
    all(pages, calls)
}
