//! German: the frame of each page, and the menu.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    home: "Start",
    third_parties: "Geschäftspartner",
    portal_users: "Portalbenutzer",
    realms: "Bereiche",
    mailbox: "E-Mails",
    staff: "Mitarbeiter",
    to_content: "Zum Inhalt",
    back_office: "Backoffice",
    sign_out: "Abmelden",
    menu: "Menü",
    you_are_here: "Sie sind hier",
    noted_under_name: "Was Sie hier tun, wird in Protokollen und E-Mails unter Ihrem Namen und Login vermerkt.",
    back_home: "Zurück zur Startseite",
};
