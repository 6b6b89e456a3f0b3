//! English: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Notices",
    lead: "What we told you in this account within the last 90 days.",
    empty: "There is nothing yet: new documents will be told here.",
    unopened: "not opened",
    new: "New",
    answered: "Answered",
    due_soon: "Due soon",
    overdue: "Overdue",
    undelivered: "Its mail did not reach you:",
    choices: "How you want to be told",
    none: "Not at all",
    at_once: "By a mail for each",
    daily: "By one mail in the morning",
    save: "Save",
    saved: "Your choice was saved.",
    stop_title: "No more of these mails?",
    stop_lead: "You will get no more mails in this account about:",
    stop_do: "Stop these mails",
    stopped_title: "These mails have stopped",
    stopped: "You get no more mails in this account about:",
};
