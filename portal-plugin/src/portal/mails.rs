//! The mails that the portal writes, in the reader's language, as text and as HTML.
//!
//! What somebody from outside may have chosen is a [`Stranger`]'s, and gets in only as a name, an address or a sentence (rule M3).

mod actions;
mod corrections;
mod logins;
mod members;
mod notices;
mod people;
mod priority;
mod second_factors;
mod security;
mod staff;
mod terms;

use askama::Template;
use plugin_api::mail::Mail;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::colors::Color;
use crate::model::conventions;
use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::model::strangers::Stranger;
use crate::model::tokens::Token;
use crate::model::zones::Zone;
use crate::texts::shape::Mails;
use crate::texts::{self, Texts};

pub use corrections::Correction;
pub use logins::Logins;
pub use members::News;
pub use notices::{Digest, Notice};
pub use people::About;
pub use priority::Priority;
pub use second_factors::Factor;
pub use security::LoginNews;
pub use staff::Deed;

/// The longest subject, in code points.
const SUBJECT: usize = 150;

/// The longest name that is written in a mail, in code points.
const NAME: usize = 120;

/// The longest line of a site's footer, in code points: all that a manifest takes.
const FOOTER: usize = 2000;

/// Whom a mail is for, and from which site.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    /// The site that it speaks for.
    pub site: &'a Site,
    /// The address of the site; no slash at the end.
    pub address: &'a str,
    /// The recipient's e-mail address.
    pub to: &'a str,
    /// The recipient's name; may be empty. Whoever invites chooses it, so it is taken as a stranger's.
    pub name: &'a str,
    /// What the recipient signs in with.
    pub login: &'a str,
    /// The language, where the recipient has one; else it is the site's.
    pub locale: Option<Locale>,
    /// The time zone, where the recipient chose one; else it is the site's (rule T1).
    pub zone: Option<&'a Zone>,
}

/// A one-time secret that a mail carries.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'a> {
    /// A link to set a password, which the reader asked for (rule U9).
    Reset {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// A link to set a first password, for a new user (rule U2).
    Welcome {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// A one-time password (rule U2).
    OneTimePassword {
        /// The password.
        password: &'a str,
        /// Until when it works.
        expires: Timestamp,
    },
    /// The password was changed (rule U9).
    PasswordChanged,
    /// What concerns the people of an account (rules §5 and §6).
    People {
        /// The account's name.
        account: Stranger<'a>,
        /// What the letter is about.
        about: About<'a>,
    },
    /// What staff did to an account (rules A6 and D5).
    Staff {
        /// The account's name.
        account: Stranger<'a>,
        /// What staff did.
        deed: Deed<'a>,
    },
    /// What concerns the security of the login.
    Login(LoginNews<'a>),
    /// What staff put right (rules U12, U13).
    Correction(Correction<'a>),
    /// Two logins of one person (rule S6).
    Logins(Logins<'a>),
    /// What happened to a document that the reader may see (rule M2).
    Notice(Notice<'a>),
    /// What happened to several of them, in one mail of a morning.
    Digest(Digest<'a>),
    /// The reader's second factor.
    SecondFactor(Factor<'a>),
    /// A link that proves an address and sets the first password of somebody who signed up with it (rule U10).
    SignUp {
        /// The link's token.
        link: &'a Token,
        /// Until when it works.
        expires: Timestamp,
    },
    /// Somebody signed up with an address that has a user already (rule U10).
    AlreadyKnown,
}

/// A line of what a mail lists: its label and its value.
type Fact = (&'static str, String);

struct Letter {
    subject: String,
    before: Vec<String>,
    facts: Vec<Fact>,
    action: &'static str,
    url: String,
    after: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    language: &'a str,
    brand: &'a str,
    color: Color,
    greeting: &'a str,
    subject: &'a str,
    before: &'a [String],
    facts: &'a [Fact],
    action: &'a str,
    url: &'a str,
    after: &'a [String],
    footer: &'a [String],
    legal: &'a [(&'static str, &'a str)],
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    brand: &'a str,
    greeting: &'a str,
    before: &'a [String],
    facts: &'a [Fact],
    colon: &'a str,
    action: &'a str,
    url: &'a str,
    after: &'a [String],
    footer: &'a [String],
    legal: &'a [(&'static str, &'a str)],
}

/// Writes a mail.
///
/// # Errors
/// `unavailable/store` where a template cannot be written out, which no text of a user can bring about.
pub fn compose(to: &Addressee<'_>, matter: Matter<'_>) -> Result<Mail, Error> {
    let locale = to.locale.unwrap_or(to.site.locale);
    let brand = one_line(&to.site.brand.name, NAME);
    let name = Stranger::from(to.name).name();
    let urgent = matter.priority() == Priority::Urgent;
    let writer = Writer { to, brand: &brand, locale, texts: texts::of(locale), mails: &texts::of(locale).mails };
    let mails = writer.mails;
    let greeting = if name.is_empty() { mails.hello.to_owned() } else { (mails.hello_name)(&name) };
    let Letter { subject, before, facts, action, url, after } = writer.letter(matter);
    let subject = (mails.subject)(&brand, &subject);
    let subject = one_line(&subject, SUBJECT);
    let site = &to.site.brand;
    let footer = site.footer.as_ref().map_or("", |footer| footer.in_locale(locale));
    let footer: Vec<String> =
        footer.lines().map(|line| one_line(line, FOOTER)).filter(|line| !line.is_empty()).collect();
    let legal = texts::of(locale).legal.links(site, locale);
    let html = Html {
        language: locale.tag(),
        brand: &brand,
        color: site.color,
        greeting: &greeting,
        subject: &subject,
        before: &before,
        facts: &facts,
        action,
        url: &url,
        after: &after,
        footer: &footer,
        legal: &legal,
    };
    let plain = Plain {
        brand: &brand,
        greeting: &greeting,
        before: &before,
        facts: &facts,
        colon: mails.colon,
        action,
        url: &url,
        after: &after,
        footer: &footer,
        legal: &legal,
    };
    let failed = |error: askama::Error| Error::Store(format!("a mail cannot be written: {error}"));
    Ok(Mail {
        site: to.site.id.as_str().to_owned(),
        from_name: brand.clone(),
        to: one_line(to.to, 320),
        to_name: name,
        text: plain.render().map_err(failed)?,
        html: html.render().map_err(failed)?,
        subject,
        language: locale.tag().to_owned(),
        reply_to: to.site.reply_to.clone().unwrap_or_default(),
        // Its domain only: the rest comes once it waits.
        message_id: to.site.hosts.first().cloned().unwrap_or_default(),
        urgent,
        unsubscribe: match matter {
            Matter::Notice(Notice { stop, .. }) | Matter::Digest(Digest { stop, .. }) => {
                writer.url(&notices::stop_path(stop))
            }
            _ => String::new(),
        },
    })
}

/// What letters are written with: for whom, and in whose words.
struct Writer<'a> {
    to: &'a Addressee<'a>,
    brand: &'a str,
    locale: Locale,
    texts: &'static Texts,
    mails: &'static Mails,
}

impl Writer<'_> {
    fn letter(&self, matter: Matter<'_>) -> Letter {
        let (t, common) = (&self.mails.access, &self.mails.common);
        let link_once = |expires| (common.link_once)(&self.time(expires));
        match matter {
            Matter::Reset { link, expires } => Letter {
                subject: t.reset_subject.to_owned(),
                before: vec![t.reset.to_owned()],
                facts: vec![self.login()],
                action: t.reset_do,
                url: self.password_url(link),
                after: vec![link_once(expires), t.reset_not_you.to_owned()],
            },
            Matter::Welcome { link, expires } => Letter {
                subject: t.welcome_subject.to_owned(),
                before: vec![t.welcome.to_owned()],
                facts: vec![self.login()],
                action: common.choose_password,
                url: self.password_url(link),
                after: vec![link_once(expires)],
            },
            Matter::OneTimePassword { password, expires } => Letter {
                subject: t.welcome_subject.to_owned(),
                before: vec![t.one_time.to_owned()],
                facts: vec![self.login(), (self.mails.facts.one_time_password, password.to_owned())],
                action: common.sign_in,
                url: self.url("/sign-in"),
                after: vec![(t.one_time_until)(&self.time(expires))],
            },
            Matter::SignUp { link, expires } => Letter {
                subject: t.sign_up_subject.to_owned(),
                before: vec![t.sign_up.to_owned(), t.sign_up_finish.to_owned()],
                facts: vec![self.login()],
                action: common.choose_password,
                url: self.password_url(link),
                after: vec![link_once(expires), t.sign_up_not_you.to_owned()],
            },
            Matter::AlreadyKnown => Letter {
                subject: t.known_subject.to_owned(),
                before: vec![t.known.to_owned(), t.known_unchanged.to_owned()],
                facts: vec![],
                action: common.sign_in,
                url: self.url("/sign-in"),
                after: vec![t.known_forgotten.to_owned()],
            },
            Matter::PasswordChanged => Letter {
                subject: t.changed_subject.to_owned(),
                before: vec![t.changed.to_owned()],
                facts: vec![self.login()],
                action: t.changed_not_you,
                url: self.url("/password/forgot"),
                after: vec![common.nothing_to_do.to_owned()],
            },
            Matter::Login(news) => security::letter(self, news),
            Matter::Correction(correction) => corrections::letter(self, correction),
            Matter::Logins(logins) => logins::letter(self, logins),
            Matter::SecondFactor(factor) => second_factors::letter(self, factor),
            Matter::Notice(notice) => notices::letter(self, self.account(&name(notice.name)), notice),
            Matter::Digest(digest) => notices::digest(self, self.account(&name(digest.name)), digest),
            Matter::People { account, about } => people::letter(self, &name(account), about),
            Matter::Staff { account, deed } => staff::letter(self, &name(account), deed),
        }
    }

    /// What the reader signs in with.
    fn login(&self) -> Fact {
        (self.mails.facts.login, one_line(self.to.login, NAME))
    }

    /// Which account it is about.
    fn account(&self, name: &str) -> Fact {
        (self.mails.facts.account, name.to_owned())
    }

    /// The moment in words.
    fn time(&self, time: Timestamp) -> String {
        day_and_time(self.locale, self.to.zone.unwrap_or_else(|| self.to.site.zone()), time)
    }

    /// The address of a page of the site; the path begins with a slash.
    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.to.address)
    }

    fn password_url(&self, link: &Token) -> String {
        self.url(&format!("/password/set/{}", link.secret()))
    }
}

/// What somebody is called; a stroke where nothing is left of it.
fn name(text: Stranger<'_>) -> String {
    let name = text.name();
    if name.is_empty() { "—".to_owned() } else { name }
}

/// Day and time in a zone, which is named: whoever reads it may be elsewhere.
fn day_and_time(locale: Locale, zone: &Zone, time: Timestamp) -> String {
    let (conventions, local) = (conventions::of(locale), zone.local(time));
    let parts = local.day.split_once('-').and_then(|(year, rest)| Some((year, rest.split_once('-')?)));
    parts.map_or_else(String::new, |(year, (month, day))| {
        let day = conventions.written(conventions.long_day, (year, month.parse().unwrap_or_default(), day));
        format!("{day}{}{} {}", conventions.long_at, local.time, zone.label(time))
    })
}

/// The text as one line: no control characters, nothing that turns the direction of writing, no more than so many code points. Joiners
/// stay, which some scripts need.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let visible = |c: &char| {
        !c.is_control()
            && !matches!(*c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{061c}' | '\u{feff}')
    };
    text.chars().filter(visible).take(most).collect::<String>().trim().to_owned()
}
