//! German: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Sperren",
    suspend_lead: "Der Zugang wird sofort gesperrt und kann jederzeit wieder freigegeben werden.",
    resume_lead: "Der Zugang ist gesperrt. Es ist nichts davon verloren.",
    suspend: "Sperren",
    resume: "Freigeben",
    revoke_title: "Zugang entziehen",
    revoke_lead: "Der Zugang endet sofort, ebenso die Einladungen, die diese Person gesendet hat. Was sie geschrieben hat, bleibt.",
    revoke_ask: "Diesen Zugang entziehen?",
    ends_with_it: "Was damit endet",
    keep: "Behalten",
    revoke: "Zugang jetzt entziehen",
    receipt: "Zugang entzogen",
    receipt_left: "Sie haben das Konto verlassen",
    receipt_lead: "Der Zugang ist beendet:",
    receipt_sessions: "Sitzungen, die das Konto verloren haben",
    receipt_invitations: "Zurückgezogene Einladungen",
    receipt_transfers: "Zurückgezogene Übergaben der Inhaberschaft",
    receipt_contacts: "Bleibt Kontakt als",
    receipt_hint: "Ein Kontakt erhält weiter die für ihn gewählten E-Mails; entfernen Sie ihn, wenn auch das enden soll.",
    go_back: "Weiter",
};
