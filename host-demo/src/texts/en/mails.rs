//! English: the mails that were sent.

use crate::texts::shape::MailsTexts;

pub(super) const MAILS: MailsTexts = MailsTexts {
    to: "To",
    from: "From",
    sent: "Sent",
    text: "Text",
    waiting: "Waiting to be sent",
    subject: "Subject",
    since: "Since",
    tries: "Tries",
    next_try: "Next try",
    tried_for_days: "A mail that nobody takes is tried again for three days, then given up.",
    undelivered: "Not delivered",
    given_up: "Given up",
    words: "The mail server said",
    kept_two_weeks: "They are kept for two weeks, without what they said.",
    find_recipient: "To: address or name",
    none_yet: "No mail yet. The portal’s mails lie here where no mail server is set.",
    none_to_them: "No mail to anybody like that.",
    all_mails: "All mails",
    older_not_listed: "Search for their recipient to find older ones. Not listed here:",
    to_mail_server: "Mails go to the mail server; nothing is kept here.",
};
