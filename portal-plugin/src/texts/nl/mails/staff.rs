//! Dutch: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("andere eigenaar voorgesteld voor {account}"),
    proposed_to_you: |owner| {
        format!("We stellen voor om u eigenaar van het account te maken, omdat {owner} niet bereikbaar is.")
    },
    proposed_once_you: "Dat gebeurt zodra een tweede persoon van ons team het heeft bevestigd. Als eigenaar zou u alle rechten hebben en ieders toegang beheren.",
    proposed_instead: |candidate| {
        format!("We stellen voor om {candidate} eigenaar van het account te maken, omdat u niet bereikbaar bent.")
    },
    proposed_once: "Dat gebeurt zodra een tweede persoon van ons team het heeft bevestigd. U zou alle rechten houden, maar het account zou niet meer van u zijn.",
    proposed_object: "Bezwaar maken, dan vervalt het voorstel",
    proposed_until: |until| format!("Het voorstel kan tot {until} worden bevestigd; daarna vervalt het."),
    recovered_yours: |before| {
        format!(
            "Het account is nu van u; het was eerder van {before}. Twee personen van ons team waren het daarover eens."
        )
    },
    recovered_you_hold: "U hebt alle rechten en beheert ieders toegang.",
    recovered_theirs: |owner| {
        format!("Het account is nu van {owner}. Twee personen van ons team waren het daarover eens.")
    },
    recovered_you_keep: "U houdt alle rechten, maar het account is niet meer van u.",
    recovered_ledger: "Het logboek van het account vermeldt wie dit heeft voorgesteld en wie het heeft bevestigd.",
    suspended_subject: |account| format!("{account} is geblokkeerd"),
    suspended: "We hebben het account geblokkeerd. Niemand kan het openen tot we het deblokkeren; er is niets van verloren gegaan.",
    closed_subject: |account| format!("{account} is gesloten"),
    closed: "We hebben het account gesloten. Niemand kan het nog openen; er is niets van gewist.",
    reopened_subject: |account| format!("{account} is heropend"),
    reopened: "We hebben het account heropend. Iedereen heeft de toegang die hij had.",
};
