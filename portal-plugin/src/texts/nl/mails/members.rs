//! Dutch: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "uw toegang is geblokkeerd",
    suspended: "Uw toegang tot dit account is geblokkeerd. Er is niets van gewist.",
    resumed_subject: "uw toegang is gedeblokkeerd",
    resumed: "Uw toegang tot dit account is gedeblokkeerd.",
    changed_subject: "uw rechten zijn gewijzigd",
    changed: "Uw rechten in dit account zijn gewijzigd. Vanaf nu geldt:",
    revoked_subject: "uw toegang is beëindigd",
    revoked: "Uw toegang tot dit account is beëindigd.",
    revoked_stays: "Uw login en wat u hebt geschreven, blijven. Uitnodigingen die u had verstuurd en die nog niemand had beantwoord, zijn ingetrokken.",
    left_subject: "een gebruiker heeft het account verlaten",
    left: |who| format!("{who} heeft het account verlaten en kan het niet meer openen."),
    accepted_subject: "een uitnodiging is geaccepteerd",
    accepted: |who, email| format!("{who} heeft de uitnodiging geaccepteerd die naar {email} was gestuurd."),
    accepted_unknown: "Kent u deze persoon niet, ontneem dan de toegang onder “Gebruikers en contactpersonen”.",
    declined_subject: "een uitnodiging is afgewezen",
    declined: |email| format!("De uitnodiging die naar {email} was gestuurd, is afgewezen."),
    not_given_subject: "uw aanvraag is afgewezen",
    not_given: "U hebt een recht aangevraagd. De eigenaar van het account heeft dat voorlopig afgewezen.",
    ask_owner: "Denkt u dat dit een vergissing is, vraag het dan de eigenaar van het account.",
};
