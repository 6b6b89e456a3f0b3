//! Dutch: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Inzage door een medewerker:",
    look_as: "bekijkt dit account als",
    look_for: "reden:",
    why: "Reden:",
    look_until: "Alleen lezen. Einde:",
    end_look: "Inzage beëindigen",
    looks: "Inzage door ons team",
    looks_lead: "Als u ons om hulp vraagt, kan iemand van ons team dit account bekijken zoals een van de gebruikers het ziet: om een reden die u hier kunt lezen, hoogstens 30\u{a0}minuten en zonder iets te wijzigen. Alleen u kunt dat toestaan; wij niet.",
    looks_allowed: "Ons team mag inzage hebben",
    looks_forbidden: "Ons team mag geen inzage hebben",
    since: "Sinds",
    forbid_lead: "Als u het niet meer toestaat, eindigt elke lopende inzage meteen.",
    allow_lead: "Sta het toe als u wilt dat wij zien wat u ziet. U kunt het op elk moment weer intrekken.",
    allow_looks: "Inzage toestaan",
    forbid_looks: "Inzage niet meer toestaan",
    looks_past: "Wie inzage had",
    looks_none: "Niemand heeft dit account ingezien.",
    looks_open: "Er is nu een inzage gaande",
    looked_as: "als",
    done_looks_allowed: "Ons team mag vanaf nu inzage hebben.",
    done_looks_forbidden: "Ons team mag geen inzage meer hebben; elke lopende inzage is beëindigd.",
};
