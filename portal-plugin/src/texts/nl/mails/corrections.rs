//! Dutch: the mails about what our staff put right.

use crate::texts::shape::mails::CorrectionMails;

pub(super) const MAILS: CorrectionMails = CorrectionMails {
    taken_subject: "dit adres is niet meer dat van een login",
    taken: "Dit was het e-mailadres van een login voor het klantenportaal. We hebben vastgesteld dat dat niet klopt, en het daar verwijderd.",
    taken_no_more: "Over die login komen hier geen e-mails meer, en links die hierheen zijn gestuurd, werken niet meer.",
    taken_right: "Klopte het adres wel, neem dan contact met ons op.",
    put_subject: "bevestig uw e-mailadres en kies een wachtwoord",
    put: "We hebben dit adres ingevuld in plaats van het adres dat uw login voor het klantenportaal had.",
    put_choose: "Het vorige wachtwoord werkt niet meer. Kies er met de link een: dat laat ons zien dat het adres van u is.",
    put_no_login: "Hebt u hier geen login, dan hoeft u niets te doen.",
    erased_subject: "uw login is gewist",
    erased: "We hebben uw login voor het klantenportaal gewist, ook waar u daar met naam stond.",
    erased_unexpected: "Had u dit niet verwacht, neem dan contact met ons op.",
    moved_subject: |account| format!("uw account is nu dat van {account}"),
    moved: "We hebben twee van onze klantdossiers samengevoegd; uw account valt nu onder een ander dossier.",
    moved_unchanged: "Iedereen houdt de toegang die hij had, en het logboek loopt door.",
    joined_subject: |account| format!("een ander account is samengevoegd met {account}"),
    joined_yours: "We hebben twee van onze klantdossiers samengevoegd, en daarmee ook de accounts. U blijft eigenaar van het account.",
    joined_members: |members| match members {
        1 => "Er kwam één gebruiker mee. Kijk na wie toegang heeft.".to_owned(),
        _ => format!("Er kwamen {members}\u{a0}gebruikers mee. Kijk na wie toegang heeft."),
    },
    joined_theirs: |owner| {
        format!(
            "We hebben twee van onze klantdossiers samengevoegd; uw account maakt nu deel uit van dit account. De eigenaar is {owner}."
        )
    },
    joined_member: "U bent daar gebruiker met alle rechten, tenzij u er al toegang had: dan geldt die.",
    joined_ledgers: "De logboeken van beide accounts vermelden het.",
};
