//! The mails about the security of one's login: a new browser, another e-mail address, the end of the login.

use super::{Letter, NAME, Writer, one_line};
use crate::clock::Timestamp;
use crate::model::activity::Place;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;

/// What a mail tells of a login.
#[derive(Clone, Copy, Debug)]
pub enum LoginNews<'a> {
    /// Somebody signed in with it, from a browser that had not.
    NewBrowser {
        /// When it happened.
        at: Timestamp,
        /// The network and browser that it came from.
        place: Place<'a>,
    },
    /// The reader's address is to be that of a login, once it is confirmed here and at the address before.
    EmailToBe {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
        /// Whether it is the login's address already, and the link proves it.
        own: bool,
    },
    /// The reader's address is to be no more that of their login, once that is confirmed here and at the new address.
    EmailToGo {
        /// The new address.
        email: Stranger<'a>,
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// Somebody with a login wanted the reader's address, which is that of another login.
    EmailWanted,
    /// The address of the login was changed; goes to both.
    EmailChanged {
        /// The new address.
        email: Stranger<'a>,
    },
    /// The login was closed for good.
    Closed,
}

pub(super) fn letter(writer: &Writer<'_>, news: LoginNews<'_>) -> Letter {
    let (t, common, facts) = (&writer.mails.login, &writer.mails.common, &writer.mails.facts);
    let email_url = |link: &Token| writer.url(&format!("/email/{}", link.secret()));
    match news {
        LoginNews::NewBrowser { at, place } => Letter {
            subject: t.browser_subject.to_owned(),
            before: vec![t.browser.to_owned()],
            facts: vec![
                writer.login(),
                (facts.when, writer.time(at)),
                (facts.site, one_line(writer.to.site.name.in_locale(writer.locale), NAME)),
                (facts.browser, known(place.browser, facts.unknown_browser)),
                (facts.network, known(place.network, facts.unknown_network)),
            ],
            action: t.browser_not_you,
            url: writer.url("/password/forgot"),
            after: vec![t.browser_password.to_owned(), common.nothing_to_do.to_owned()],
        },
        LoginNews::EmailToBe { link, expires, own } => Letter {
            subject: if own { t.own_subject } else { t.to_be_subject }.to_owned(),
            before: if own { vec![t.own.to_owned()] } else { vec![t.to_be.to_owned(), t.to_be_once.to_owned()] },
            facts: vec![writer.login()],
            action: t.to_be_do,
            url: email_url(link),
            after: vec![(common.link_until)(&writer.time(expires)), t.to_be_not_you.to_owned()],
        },
        LoginNews::EmailToGo { email, link, expires } => Letter {
            subject: t.to_go_subject.to_owned(),
            before: vec![t.to_go.to_owned(), t.to_go_once.to_owned()],
            facts: vec![writer.login(), (facts.new_address, email.address())],
            action: t.to_go_do,
            url: email_url(link),
            after: vec![(t.to_go_until)(&writer.time(expires)), (t.to_go_not_you)(&writer.url("/password/forgot"))],
        },
        LoginNews::EmailWanted => Letter {
            subject: t.wanted_subject.to_owned(),
            before: vec![t.wanted.to_owned(), t.wanted_unchanged.to_owned()],
            facts: vec![],
            action: common.sign_in,
            url: writer.url("/sign-in"),
            after: vec![t.wanted_by_you.to_owned()],
        },
        LoginNews::EmailChanged { email } => Letter {
            subject: t.changed_subject.to_owned(),
            before: vec![t.changed.to_owned()],
            facts: vec![writer.login(), (facts.new_address, email.address())],
            action: common.open_portal,
            url: writer.url("/"),
            after: vec![common.contact_us.to_owned()],
        },
        LoginNews::Closed => Letter {
            subject: t.closed_subject.to_owned(),
            before: vec![t.closed.to_owned(), common.documents_stay.to_owned()],
            facts: vec![writer.login()],
            action: common.the_portal,
            url: writer.url("/"),
            after: vec![common.contact_us.to_owned()],
        },
    }
}

fn known(text: &str, otherwise: &str) -> String {
    let known = one_line(text, NAME);
    if known.is_empty() { otherwise.to_owned() } else { known }
}
