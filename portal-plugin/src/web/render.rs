//! The typed contexts of the pages: a page can show only what its context holds, and documents only source makes.

mod accounts;
mod actions;
mod documents;
mod impersonation;
mod ledgers;
mod lists;
mod notices;
mod ordering;
mod people;
mod second_factors;
mod security;
mod signed_out;
#[cfg(test)]
mod tests;
mod zones;

pub use accounts::{Accounts, Crossing, HandOff, OtherAccount};
pub use actions::{Doing, Profile, TicketForm};
pub use documents::{Detail, Home};
pub use impersonation::ViewAs;
pub use ledgers::{Ledger, LedgerRow};
pub use lists::{List, Listed, Zip};
pub use notices::{Notice, Notices, Stopping};
pub use ordering::{Choosing, Summing};
pub use people::{
    Alert, Asking, Choice, Confirm, Contact, Ending, Invitation, InvitationLine, Invite, Member, MemberLine,
    Membership, Over, Ownership, People, Receipt, RequestLine, SiteName, scope,
};
pub use second_factors::{SecondFactor, SecondStep};
pub use security::{EmailLink, Proving, Section, Security};
pub use signed_out::{Ask, Forgot, Logins, Password, Refused, SignIn, SignUp, Stage};
pub use zones::Zones;

use std::borrow::Cow;

use askama::Template;
use plugin_api::{Kind, Response};

use crate::clock::Timestamp;
use crate::model::accounts::AccountId;
use crate::model::ages::Age;
use crate::model::contacts::Category;
use crate::model::conventions;
use crate::model::format::{self, Day, Moment, Money, Quantity, Size};
use crate::model::impersonations::Impersonation;
use crate::model::locales::{Locale, Text};
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::users::User;
use crate::model::zones::Zone;
use crate::source::{Count, Summary};
use crate::texts::Texts;
use crate::texts::shape::KindWords;
use crate::texts::shape::LegalTexts;
use crate::web::answers;
use crate::web::assets::Links;
use crate::web::badges::{self, Badge};
use crate::web::prose::{self, Piece};
use crate::web::texts;

/// What every page has around its content.
#[derive(Debug)]
pub struct Shell<'a> {
    /// The texts in the page's language.
    pub t: &'static Texts,
    /// The page's language.
    pub locale: Locale,
    /// The time zone of its moments (rule T1).
    pub zone: &'a Zone,
    /// The site.
    pub site: &'a Site,
    /// Its assets.
    pub links: Links,
    /// The CSRF value that the page's forms carry; empty on a page without forms.
    pub csrf: String,
    /// The page's own address, to come back to.
    pub here: String,
    /// Who is signed in.
    pub user: Option<&'a User>,
    /// The look of staff that this is, if it is one.
    pub look: Option<Impersonation>,
    /// The account that the page is about.
    pub seated: Option<Seated>,
    /// Whether a change of realm left a login of theirs apart: shown as a notice.
    pub left_apart: bool,
}

/// The account that a page is about.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the menu shows or leaves out")]
#[derive(Debug)]
pub struct Seated {
    /// Its id.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// The kinds on its menu.
    pub menu: Vec<Kind>,
    /// Where in the account the page is.
    pub area: Area,
    /// Whether the one who is signed in may manage its people.
    pub manages: bool,
    /// Whether the one who is signed in may edit their own information.
    pub edits: bool,
    /// Whether it is theirs.
    pub owns: bool,
    /// Whether they have another account to switch to.
    pub switches: bool,
}

/// Where in an account a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The first page.
    Home,
    /// A kind of documents.
    Kind(Kind),
    /// The people.
    People,
    /// The ledger.
    Ledger,
    /// One's own access.
    Membership,
    /// One's own information.
    Profile,
    /// What one was told.
    Notices,
}

impl Seated {
    /// The name as the header shows it.
    pub fn name(&self) -> Cow<'_, str> {
        format::short(&self.name, 60)
    }

    /// Whether the page is the account's first one.
    pub fn is_home(&self) -> bool {
        self.area == Area::Home
    }

    /// Whether the page is about this kind.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand every argument over by reference")]
    pub fn is_at(&self, kind: &Kind) -> bool {
        self.area == Area::Kind(*kind)
    }

    /// Whether the page is about the people.
    pub fn is_people(&self) -> bool {
        self.area == Area::People
    }

    /// Whether the page is the ledger.
    pub fn is_ledger(&self) -> bool {
        self.area == Area::Ledger
    }

    /// Whether the page is about one's own information.
    pub fn is_profile(&self) -> bool {
        self.area == Area::Profile
    }

    /// Whether the page is about what one was told.
    pub fn is_notices(&self) -> bool {
        self.area == Area::Notices
    }

    /// Whether the page is about one's own access.
    pub fn is_membership(&self) -> bool {
        self.area == Area::Membership
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates call methods only, and hand every argument over by reference"
)]
impl<'a> Shell<'a> {
    /// The surroundings of a page without forms and without anybody's name.
    pub fn bare(site: &'a Site, locale: Locale) -> Self {
        Self {
            t: texts::of(locale),
            locale,
            zone: site.zone(),
            site,
            links: Links::of(&site.brand),
            csrf: String::new(),
            here: String::new(),
            user: None,
            look: None,
            seated: None,
            left_apart: false,
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn in_locale(self, locale: Locale) -> Self {
        Self { t: texts::of(locale), locale, ..self }
    }

    /// Whether the page may offer what writes: not where staff look on (rule A11).
    const fn writes(&self) -> bool {
        self.look.is_none()
    }

    fn brand(&self) -> Cow<'_, str> {
        format::short(&self.site.brand.name, 60)
    }

    /// Whether the page is in this language.
    fn speaks(&self, locale: &Locale) -> bool {
        self.locale == *locale
    }

    fn name_of<'b>(&self, user: &'b User) -> Cow<'b, str> {
        let name = if user.name.trim().is_empty() { user.login.as_str() } else { &user.name };
        format::short(name, 40)
    }

    const fn legal(&self) -> &'static LegalTexts {
        &self.t.legal
    }

    /// What the logo shows; nothing where it only adorns the name beside it.
    fn logo_alt(&self) -> Cow<'_, str> {
        let alt = self.site.brand.logo.as_ref().and_then(|logo| logo.alt.as_ref());
        alt.map_or(Cow::Borrowed(""), |alt| self.said(alt))
    }

    const fn has_links(&self) -> bool {
        let brand = &self.site.brand;
        !brand.links.is_empty() || brand.terms_url.is_some() || brand.privacy_url.is_some()
    }

    /// Terms and privacy: label and address.
    fn laid_down(&self) -> Vec<(&'static str, &str)> {
        self.t.legal.links(&self.site.brand, self.locale)
    }

    /// A text of the site's own, in paragraphs.
    fn prose<'b>(&self, text: &'b Text) -> Vec<Vec<Piece<'b>>> {
        prose::paragraphs(text.in_locale(self.locale))
    }

    fn said<'b>(&self, text: &'b Text) -> Cow<'b, str> {
        format::plain(text.in_locale(self.locale))
    }

    pub(in crate::web) const fn words(&self, kind: &Kind) -> &'static KindWords {
        self.t.kinds.of(*kind)
    }

    fn status<'b>(&self, row: &'b Summary) -> Badge<'b> {
        badges::badge_of(self.locale, row)
    }

    /// What it is, in a word: its nature, or its kind.
    fn one_of(&self, row: &Summary) -> &'static str {
        match self.t.kinds.of_nature(row.nature) {
            "" => self.words(&row.kind).one,
            nature => nature,
        }
    }

    /// What an invoice is besides; empty where its kind says it.
    const fn nature_of(&self, row: &Summary) -> &'static str {
        self.t.kinds.of_nature(row.nature)
    }

    /// What a document is called: its number, or its title, or its id.
    fn title_of<'b>(&self, row: &'b Summary) -> Cow<'b, str> {
        let known = [&row.reference, &row.title].into_iter().find(|text| !text.trim().is_empty());
        format::short(known.unwrap_or(&row.id), 60)
    }

    const fn day<'b>(&self, day: &'b str) -> Day<'b> {
        Day(self.locale, day)
    }

    const fn moment<'b>(&'b self, moment: &'b str) -> Moment<'b> {
        Moment(self.locale, self.zone, moment)
    }

    /// The day of an end on the site's calendar, `YYYY-MM-DD`.
    fn day_on_site(&self, at: &Timestamp) -> String {
        self.site.zone().day_of(*at)
    }

    const fn money<'b>(&self, amount: &'b str, currency: &'b str) -> Money<'b> {
        Money(self.locale, amount, currency)
    }

    const fn quantity<'b>(&self, quantity: &'b str) -> Quantity<'b> {
        Quantity(self.locale, quantity)
    }

    /// Whom to call where no owner can help (rule D5).
    fn ask_us(&self) -> String {
        self.short(&texts::ask_us(self.locale, self.site), 400).into_owned()
    }

    /// A number of documents; what is not judged is only about right (rule D6).
    fn counted(&self, count: &Count) -> String {
        let number = self.count(&count.number);
        if count.about { format!("{} {number}", self.t.accounts.about) } else { number }
    }

    /// A share in percent.
    fn share(&self, percent: &impl std::fmt::Display) -> String {
        conventions::of(self.locale).share(&percent.to_string())
    }

    fn count(&self, count: &u64) -> String {
        Quantity(self.locale, &count.to_string()).to_string()
    }

    const fn permission(&self, permission: &Permission) -> &'static str {
        self.t.permissions.of(*permission)
    }

    const fn age(&self, age: &Age) -> &'static str {
        self.t.statement.age(*age)
    }

    const fn category(&self, category: &Category) -> &'static str {
        self.t.categories.of(*category)
    }

    const fn size(&self, bytes: &u64) -> Size {
        Size(self.locale, *bytes)
    }

    /// What a file is, in a word.
    fn type_of(&self, media_type: &str) -> &'static str {
        match media_type.split_once('/') {
            Some(("application", "pdf")) => "PDF",
            Some(("image", _)) => self.t.documents.picture_file,
            Some(("text", _)) => self.t.documents.text_file,
            _ => self.t.documents.file,
        }
    }

    fn rfc3339(&self, at: &Timestamp) -> String {
        format::rfc3339(*at)
    }

    fn short<'b>(&self, text: &'b str, most: usize) -> Cow<'b, str> {
        format::short(text, most)
    }

    fn plain<'b>(&self, text: &'b str) -> Cow<'b, str> {
        format::plain(text)
    }
}

/// A page as an answer.
pub fn page(status: u16, locale: Locale, template: &impl Template) -> Response {
    // Writing to memory does not fail, and no template calls what can.
    let body = template.render().unwrap_or_else(|error| {
        log::error!("a page could not be rendered: {error}");
        String::new()
    });
    answers::html(status, locale, body)
}
