//! German: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Zeitzone",
    lead: "Zeiten auf Seiten und in E-Mails stehen in dieser Zone. Was an einem Tag fällig wird oder abläuft, tut es am Ende dieses Tages in dieser Zone.",
    of_site: "Die der Website:",
    save: "Speichern",
    change: "Zeitzone ändern",
    saved: "Ihre Zeitzone wurde gespeichert.",
    times_in: "Zeiten in der Zeitzone",
};
