//! Dutch: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "tweestapsverificatie ingeschakeld",
    on: "Vanaf nu hebt u bij het inloggen naast het wachtwoord een code van uw authenticator-app nodig.",
    on_keep: "Alle andere sessies zijn beëindigd. Bewaar de herstelcodes waar u ze zonder uw telefoon kunt vinden.",
    off_subject: "tweestapsverificatie uitgeschakeld",
    off: "Vanaf nu is het wachtwoord genoeg om in te loggen. De herstelcodes werken niet meer.",
    reset_subject: "tweestapsverificatie uitgeschakeld door ons team",
    reset: "Ons team heeft uw tweestapsverificatie uitgeschakeld en uw sessies beëindigd. Vanaf nu is het wachtwoord genoeg om in te loggen.",
    codes_subject: "nieuwe herstelcodes",
    codes: "Er zijn zojuist nieuwe herstelcodes gemaakt. De oude werken niet meer.",
    used_subject: "een herstelcode is gebruikt",
    used: "Er is zojuist met een herstelcode ingelogd. Die werkt geen tweede keer.",
    few_subject: |left| match left {
        1 => "een herstelcode is gebruikt, er is er nog één over".to_owned(),
        _ => format!("een herstelcode is gebruikt, er zijn er nog {left} over"),
    },
    few: "Er zijn er weinig over: maak nieuwe voordat u ze nodig hebt.",
    look: "Tweestapsverificatie bekijken",
    not_you: "Was u het niet, stel dan meteen een nieuw wachtwoord in en neem contact met ons op.",
};
