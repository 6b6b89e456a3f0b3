//! English: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "No access yet?",
    sign_up: "Create an account",
    sign_up_lead: "You get an account of your own. To finish, follow the link that we mail to you.",
    company: "Company (optional)",
    company_hint: "Left empty, the account is in your own name.",
    sign_up_send: "Send me the link",
    sign_up_no_mail: "No mail after a few minutes? Look into the spam folder and check the address. Then begin again: we send at most three mails an hour to one address.",
    sign_up_again: "Begin again",
    sent: |hours| {
        format!(
            "If this address can have an account here, a mail that says how to go on is on its way. Its link works once, for {hours} hours."
        )
    },
    by_order: "Accounts are opened with an order: go to the shop, and create yours at the checkout.",
    by_invitation: "Access to this portal is by invitation: the owner of your company’s account invites you, or we do.",
    have_access: "You have an access already?",
};
