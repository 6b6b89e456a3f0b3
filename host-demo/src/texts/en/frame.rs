//! English: the frame of each page, and the menu.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    home: "Home",
    third_parties: "Third parties",
    portal_users: "Portal users",
    realms: "Realms",
    mailbox: "Mailbox",
    staff: "Staff",
    to_content: "To the content",
    back_office: "back office",
    sign_out: "Sign out",
    menu: "Menu",
    you_are_here: "You are here",
    noted_under_name: "What you do here is noted in ledgers and mails under your name and login.",
    back_home: "Back to the first page",
};
