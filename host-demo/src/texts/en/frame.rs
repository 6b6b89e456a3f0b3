//! English: the frame of each page, and the menu.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    home: "Home",
    third_parties: "Third parties",
    portal_users: "Portal users",
    realms: "Realms",
    mailbox: "Mailbox",
    staff: "Staff",
    content: "To the content",
    back_office: "back office",
    sign_out: "Sign out",
    menu: "Menu",
    you_here: "You are here",
    what_you_do_here: "What you do here is noted in ledgers and mails under your name and login.",
    back_first_page: "Back to the first page",
};
