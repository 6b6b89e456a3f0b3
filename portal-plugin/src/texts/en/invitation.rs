//! English: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Invitation",
    invites_you: "invites you to the account",
    on_site: "on",
    for_address: "For",
    answer_until: "Answer until",
    you_could: "What you will be able to do",
    login: "Login (optional)",
    login_hint: "Left empty, you sign in with the address.",
    your_name: "Your name",
    repeat: "Password, once more",
    accept: "Accept the invitation",
    accept_as_new: "Create your access and accept",
    have_login: "You already sign in here with another address?",
    known_lead: "There is already an access with this address. Sign in with it to accept.",
    sign_in_to_accept: "Sign in to accept",
    signed_in_as: "You are signed in as",
    prove_title: "Prove the invited address",
    prove_lead: "The invitation is for another address than yours. Have a code mailed to it and type it here, or sign out and use the access of that address.",
    mail_code: "Mail me a code",
    code: "Code of six digits",
    code_mailed: "The code is on its way to the invited address. It works for ten minutes.",
    decline_invitation: "Decline the invitation",
    declined_title: "You declined",
    declined: "The invitation is closed and nothing was changed. You can close this page.",
    ask_anew: "Ask for a new invitation",
    asked_title: "You asked for a new invitation",
    asked: "If the invitation can be renewed, who invited you has a mail now, or the owner of the account. The new invitation comes to the invited address. Ask again tomorrow at the earliest.",
};
