//! Dutch: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Blokkeren",
    suspend_lead: "De toegang stopt meteen en kan op elk moment worden gedeblokkeerd.",
    resume_lead: "De toegang is geblokkeerd. Er is niets van verloren gegaan.",
    suspend: "Blokkeren",
    resume: "Deblokkeren",
    revoke_title: "Toegang ontnemen",
    revoke_lead: "De toegang eindigt meteen, net als de uitnodigingen die deze persoon heeft verstuurd. Wat de persoon heeft geschreven, blijft.",
    revoke_ask: "Deze toegang ontnemen?",
    ends_with_it: "Wat ermee eindigt",
    keep: "Behouden",
    revoke: "Toegang nu ontnemen",
    receipt: "Toegang ontnomen",
    receipt_left: "U hebt het account verlaten",
    receipt_lead: "De toegang is beëindigd:",
    receipt_sessions: "Sessies die het account kwijt zijn",
    receipt_invitations: "Ingetrokken uitnodigingen",
    receipt_transfers: "Ingetrokken overdrachten van het eigenaarschap",
    receipt_contacts: "Blijft contactpersoon als",
    receipt_hint: "Een contactpersoon ontvangt nog steeds de gekozen e-mails; verwijder de contactpersoon als ook dat moet eindigen.",
    go_back: "Verder",
};
