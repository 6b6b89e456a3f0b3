//! English: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Time zone",
    lead: "Times on pages and in mails are shown in this zone, and what is due or runs out on a day does so at the end of that day there.",
    of_site: "The site’s:",
    save: "Save",
    change: "Change the time zone",
    saved: "Your time zone was saved.",
    times_in: "Times are in the time zone",
};
