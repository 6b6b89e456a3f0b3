//! The calls of the JSON interface, one row for each method of each address: what serves it and what documents it.
//!
//! To add one: give its route a variant and a path in `routes/api.rs`, and write a row here.
//! The handler says by its signature what it takes ([`Body`]) and answers ([`Answered`], [`Done`], [`File`]); the types
//! within derive `JsonSchema`, and what their fields mean is the document's text. Then
//!
//! - `call(id, summary, handler)` is a call without a body, `send(id, summary, handler)` one with a body;
//! - `.open()` where nobody has to be signed in, `.either()` where it is another thing for who is, `.keyed()` where it carries `idempotency-key`, `.asks::<Q>()` where it
//!   takes a query;
//! - `.may(&[409, 429])` names the statuses of refusals that do not follow from the rest: an address in an account may
//!   answer 403 and 404, one that varies 404 and 429, who has to sign in 401, a body 415 and 422, a query 400, anything 413, 414
//!   and 503.
//!
//! What the document says is checked in as `portal-plugin/openapi.json`; the tests say how to renew it.
//!
//! [`Answered`]: crate::web::json::Answered
//! [`Body`]: crate::web::json::Body
//! [`Done`]: crate::web::json::Done
//! [`File`]: crate::web::json::File

use plugin_api::Kind;

use crate::web::Method::{self, Delete, Get, Post};
use crate::web::json::{
    accounts, actions, documents, impersonation, interface, invitations, logins, passwords, people,
    permission_requests, second_factor, security, sign_in, sign_up, zips,
};
use crate::web::openapi::parameters::{DocumentsQuery, LedgerQuery};
use crate::web::operations::{Operation, call, send};
use crate::web::routes::Api;

/// What a method does on an address; nothing where the address does not take it.
#[expect(clippy::too_many_lines, reason = "one row for each operation")]
pub fn operation(method: Method, route: Api<'_>) -> Option<Operation<'_>> {
    Some(match (method, route) {
        (Get, Api::Interface) => call("getInterface", "This document", |v| Ok(interface::show(v))).open().may(&[304]),

        (Get, Api::Session) => {
            call("getSession", "Who is signed in, and the value for `x-csrf-token`", sign_in::session)
        }
        (Post, Api::Session) => send("signIn", "Sign in", sign_in::sign_in).open().may(&[401, 429]),
        (Post, Api::SecondStep) => {
            send("finishSignIn", "Sign in: the second step", second_factor::step).open().may(&[401, 403, 410, 429])
        }
        (Delete, Api::Session) => call("signOut", "Sign out", sign_in::sign_out),
        (Get, Api::Sessions) => call("listSessions", "The live sessions of one's own", sign_in::sessions),
        (Delete, Api::Sessions) => call("endOtherSessions", "End every session but this one", sign_in::end_others),
        (Delete, Api::OneSession(id)) => call("endSession", "End one session", move |v| sign_in::end(v, id)),

        (Post, Api::Password) => send("changePassword", "Change the password", passwords::change).may(&[429]),
        (Get, Api::SecondFactor) => call("getSecondFactor", "Whether one has a second factor", second_factor::show),
        (Post, Api::SecondFactor) => {
            let what = "Begin to set up an authenticator app";
            send("beginSecondFactor", what, second_factor::begin).may(&[409, 429])
        }
        (Post, Api::ConfirmFactor) => {
            let what = "Set it up by its first code; answers the recovery codes";
            send("confirmSecondFactor", what, second_factor::confirm).may(&[409, 410, 429])
        }
        (Post, Api::RecoveryCodes) => {
            let what = "Have new recovery codes in place of the old ones";
            send("renewRecoveryCodes", what, second_factor::renew_codes).may(&[409, 429])
        }
        (Post, Api::RemoveFactor) => {
            send("removeSecondFactor", "Take the second factor away", second_factor::remove).may(&[409, 429])
        }
        (Get, Api::Security) => {
            call("getSecurity", "How one's login is kept safe, and what happened to it", security::show)
        }
        (Post, Api::SecurityEmail) => {
            let what = "Ask for another e-mail address, which both addresses confirm";
            send("changeEmail", what, security::change_email).may(&[409, 429])
        }
        (Delete, Api::SecurityEmail) => {
            call("keepEmail", "Take back the wish for another e-mail address", security::keep_email)
        }
        (Post, Api::SecurityData) => {
            send("downloadData", "Everything that the portal holds on one", security::data).may(&[429])
        }
        (Get, Api::SecurityClose) => call("getClosing", "What closing one's login would end", security::closing),
        (Post, Api::SecurityClose) => {
            send("closeLogin", "Close one's login for good", security::close).may(&[409, 429])
        }
        (Get, Api::Email(token)) => {
            let what = "What a link about an e-mail address is for";
            call("getEmailChange", what, move |v| security::look(v, token)).open().may(&[410])
        }
        (Post, Api::Email(token)) => {
            let what = "Confirm the address that the link was sent to";
            call("confirmEmail", what, move |v| security::confirm(v, token)).open().may(&[409, 410])
        }
        (Delete, Api::Email(token)) => {
            let what = "Object to another e-mail address";
            call("objectToEmail", what, move |v| security::object(v, token)).open().may(&[410])
        }
        (Post, Api::Forgot) => {
            send("forgotPassword", "Have a link mailed that sets the password", passwords::forgot).open().may(&[429])
        }
        (Post, Api::SetPassword) => {
            send("setPassword", "Set the password by a link", passwords::set).open().may(&[410, 429])
        }
        (Post, Api::SignUp) => send("signUp", "Sign up", sign_up::sign_up).open().may(&[403, 429]),
        (Get, Api::Checkout) => {
            call("getCheckout", "Who is there, or what a checkout may offer", sign_up::checkout).either()
        }

        (Get, Api::Accounts) => call("listAccounts", "The accounts of one's own on this site", accounts::list),
        (Post, Api::Accounts) => {
            send("enterAccount", "Point the session at an account", accounts::enter).may(&[404, 429])
        }
        (Post, Api::DefaultAccount) => {
            send("setDefaultAccount", "Choose the account that is entered first", accounts::set_default)
                .may(&[404, 429])
        }
        (Get, Api::Sites) => call("listSites", "The other sites where the login works", accounts::sites),
        (Post, Api::HandOffs) => {
            send("createHandOff", "Make a code that signs in on another site", accounts::hand_off).may(&[404, 429])
        }
        (Get, Api::HandOff(code)) => {
            call("getHandOff", "Whom a code signs in", move |v| accounts::look(v, code)).open().may(&[410])
        }
        (Post, Api::HandOff(code)) => {
            send("useHandOff", "Sign in by a code", move |v, body| accounts::arrive(v, code, body)).open().may(&[410])
        }
        (Get, Api::Logins) => call("getLogins", "Whether a login of one's own was left apart", logins::offered),
        (Post, Api::Logins) => {
            send("joinLogins", "Bring two logins together by the mailed code", logins::bring_together).may(&[410])
        }
        (Post, Api::LoginCode) => {
            send("mailLoginCode", "Have a code mailed to the other login", logins::mail_code).may(&[429])
        }

        (Get, Api::Invitation(token)) => {
            call("getInvitation", "What an invitation offers", move |v| invitations::show(v, token))
                .open()
                .may(&[403, 410])
        }
        (Post, Api::Invitation(token)) => {
            send("acceptInvitation", "Accept an invitation", move |v, body| invitations::accept(v, token, body))
                .either()
                .may(&[409, 410])
        }
        (Delete, Api::Invitation(token)) => {
            call("declineInvitation", "Decline an invitation", move |v| invitations::decline(v, token))
                .open()
                .may(&[410])
        }
        (Post, Api::InvitationCode(token)) => {
            let what = "Have a code mailed that proves the invited address";
            call("mailInvitationCode", what, move |v| invitations::mail_code(v, token)).may(&[409, 410, 429])
        }
        (Post, Api::InvitationAsk(token)) => {
            let what = "Ask for a new invitation in place of one that has expired";
            call("askForInvitation", what, move |v| invitations::ask(v, token)).open().may(&[429])
        }

        (Get, Api::Home(account)) => {
            call("getHome", "What an account has and what waits", move |v| documents::home(v, account))
        }
        (Get, Api::List(account, kind)) => {
            let id = match kind {
                Kind::Orders => "listOrders",
                Kind::Tickets => "listTickets",
                _ => "listDocuments",
            };
            call(id, "A page of documents of a kind", move |v| documents::list(v, account, kind))
                .asks::<DocumentsQuery>()
        }
        (Get, Api::Document(account, kind, id)) => {
            let name = match kind {
                Kind::Quotes => "getQuote",
                Kind::Tickets => "getTicket",
                _ => "getDocument",
            };
            call(name, "A document whole", move |v| documents::document(v, account, kind, id))
        }
        (Get, Api::File(account, kind, id, file)) => {
            let (name, what) = match file {
                None => ("getMainFile", "The main file of a document"),
                Some(_) => ("getFile", "A file of a document"),
            };
            call(name, what, move |v| documents::file(v, account, kind, id, file))
        }
        (Get, Api::Export(account, kind)) => {
            let what = "A list as a table (CSV), 10,000 rows at the most";
            call("exportDocuments", what, move |v| documents::export(v, account, kind)).asks::<DocumentsQuery>()
        }
        (Post, Api::Zips(account)) => {
            let what = "Have the files of a list put into one archive";
            send("createZip", what, move |v, body| zips::begin(v, account, body)).may(&[400, 409, 429])
        }
        (Get, Api::Zip(account, id)) => call("getZip", "How far an archive is", move |v| zips::show(v, account, id)),
        (Get, Api::ZipFile(account, id)) => {
            call("getZipFile", "An archive itself", move |v| zips::file(v, account, id)).may(&[409, 410])
        }
        (Post, Api::List(account, Kind::Tickets)) => {
            send("openTicket", "Open a ticket", move |v, body| actions::open_ticket(v, account, body)).keyed()
        }
        (Post, Api::List(account, Kind::Orders)) => {
            send("placeOrder", "Place an order", move |v, body| actions::place_order(v, account, body)).keyed()
        }
        (Get, Api::Again(account, id)) => {
            call("getOrderAgain", "What of an old order is to be had today", move |v| actions::again(v, account, id))
        }
        (Get, Api::Picture(account, id)) => {
            call("getPicture", "The picture of a product", move |v| documents::picture(v, account, id))
        }
        (Post, Api::Basket(account)) => {
            let what = "What products come to, as an order would have them; changes nothing";
            send("previewOrder", what, move |v, body| actions::basket(v, account, body))
        }
        (Post, Api::Document(account, Kind::Quotes, id)) => {
            send("answerQuote", "Accept or decline a quote", move |v, body| actions::on_quote(v, account, id, body))
                .keyed()
        }
        (Post, Api::Document(account, Kind::Tickets, id)) => {
            let what = "Reply to a ticket, close or reopen it";
            send("changeTicket", what, move |v, body| actions::on_ticket(v, account, id, body)).keyed()
        }
        (Get, Api::Profile(account)) => call("getProfile", "One's own contact", move |v| actions::profile(v, account)),
        (Post, Api::Profile(account)) => {
            send("editProfile", "Change one's own contact", move |v, body| actions::edit_profile(v, account, body))
                .keyed()
        }

        (Get, Api::People(account)) => {
            call("listPeople", "Everybody around an account", move |v| people::list(v, account))
        }
        (Post, Api::Preview(account)) => {
            let what = "What somebody with these terms would see; changes nothing";
            send("previewAccess", what, move |v, body| people::preview(v, account, body))
        }
        (Post, Api::Invite(account)) => {
            send("invite", "Invite somebody", move |v, body| people::invite(v, account, body)).may(&[409, 429])
        }
        (Post, Api::Pending(account, id)) => {
            let what = "Mail an invitation anew";
            call("resendInvitation", what, move |v| people::resend(v, account, id)).may(&[410, 429])
        }
        (Delete, Api::Pending(account, id)) => {
            let what = "Take an invitation back";
            call("cancelInvitation", what, move |v| people::cancel(v, account, id)).may(&[410])
        }
        (Post, Api::Member(account, user)) => {
            let what = "Change what a member may do, or put the membership on hold";
            send("changeMember", what, move |v, body| people::change(v, account, user, body))
        }
        (Delete, Api::Member(account, user)) => {
            call("revokeMember", "Revoke a membership", move |v| people::revoke(v, account, user))
        }
        (Post, Api::Contacts(account)) => {
            send("addContact", "Add a contact", move |v, body| people::add_contact(v, account, body)).may(&[409])
        }
        (Post, Api::Contact(account, id)) => {
            send("editContact", "Change a contact", move |v, body| people::edit_contact(v, account, id, body))
        }
        (Delete, Api::Contact(account, id)) => {
            call("removeContact", "Remove a contact", move |v| people::remove_contact(v, account, id))
        }
        (Get, Api::Membership(account)) => {
            call("getMembership", "What one may do oneself", move |v| people::membership(v, account))
        }
        (Post, Api::Membership(account)) => {
            let what = "Ask the owner for a permission";
            send("askOwner", what, move |v, body| permission_requests::ask(v, account, body)).may(&[409, 429])
        }
        (Delete, Api::Request(account, user, permission)) => {
            let what = "Decline what a member asked for";
            call("declineRequest", what, move |v| permission_requests::decline(v, account, user, permission))
        }
        (Delete, Api::Membership(account)) => {
            call("leaveAccount", "Give up one's own membership", move |v| people::leave(v, account))
        }
        (Post, Api::Ownership(account)) => {
            let what = "Offer the ownership to a member, or accept it";
            send("handOver", what, move |v, body| people::hand_over(v, account, body)).may(&[409, 410, 429])
        }
        (Delete, Api::Ownership(account)) => {
            let what = "Withdraw or decline the offered ownership";
            call("withdrawOwnership", what, move |v| people::withdraw(v, account)).may(&[410])
        }
        (Get, Api::Recovery(account)) => {
            let what = "Whom staff propose in place of a lost owner";
            call("getRecovery", what, move |v| people::recovery(v, account))
        }
        (Delete, Api::Recovery(account)) => {
            call("objectToRecovery", "Object to it", move |v| people::object(v, account)).may(&[410])
        }
        (Get, Api::Ledger(account)) => {
            let what = "What happened to an account";
            call("listLedger", what, move |v| people::ledger(v, account)).asks::<LedgerQuery>()
        }
        (Get, Api::AskFactor(account)) => {
            let what = "Whether every member needs a second factor";
            call("getRequiredFactor", what, move |v| second_factor::asked(v, account))
        }
        (Post, Api::AskFactor(account)) => {
            let what = "Ask every member for a second factor, or no longer";
            send("requireFactor", what, move |v, body| second_factor::ask(v, account, body)).may(&[409])
        }
        (Get, Api::ViewAs(account)) => {
            call("getLooks", "Whether staff may look on, and who did", move |v| impersonation::show(v, account))
        }
        (Post, Api::ViewAs(account)) => send("allowLooks", "Let staff look on, or no longer", move |v, body| {
            impersonation::consent(v, account, body)
        }),
        _ => return None,
    })
}
