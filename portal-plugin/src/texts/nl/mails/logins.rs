//! Dutch: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "de code voor uw twee logins",
    code: |login| {
        format!(
            "Iemand die is ingelogd als {login}, wil die login en de uwe samenvoegen, zodat één login de accounts van beide opent."
        )
    },
    joined_subject: "uw logins zijn samengevoegd",
    joined: "Deze login en een andere van u zijn nu één; de accounts van beide staan ervoor open.",
    joined_password: "Het wachtwoord is dat waarmee u het laatst hebt ingelogd.",
    joined_not_you: "Was u het niet, neem dan contact met ons op: het kan ongedaan worden gemaakt.",
};
