//! English: the mails that were sent.

use crate::texts::shape::MailsTexts;

pub(super) const MAILS: MailsTexts = MailsTexts {
    to: "To",
    from: "From",
    sent: "Sent",
    text: "Text",
    waiting_sent: "Waiting to be sent",
    subject: "Subject",
    since: "Since",
    tries: "Tries",
    next_try: "Next try",
    mail_nobody_takes_tried: "A mail that nobody takes is tried again for three days, then given up.",
    address_name: "To: address or name",
    no_mail_yet_portals: "No mail yet. The portal’s mails lie here where no mail server is set.",
    no_mail_anybody_like: "No mail to anybody like that.",
    all_mails: "All mails",
    older_ones_not_listed: "older ones are not listed; search for their recipient.",
    mails_go_mail_server: "Mails go to the mail server; nothing is kept here.",
};
