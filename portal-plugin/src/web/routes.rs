//! The addresses of the portal, as a table: a path leads to one route, and each route takes certain methods.

mod api;

use plugin_api::Kind;

use crate::model::accounts::AccountId;
use crate::model::contacts::ContactId;
use crate::model::ids::number_of;
use crate::model::invitations::InvitationId;
use crate::model::permissions::Permission;
use crate::model::users::UserId;
use crate::portal::zips::ZipId;

pub use api::{Api, PATHS};

/// What a path leads to. Parts of it are borrowed, and shaped as they must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// `/`: on to where the principal belongs.
    Start,
    /// `/sign-in`.
    SignIn,
    /// `/sign-in/second-factor`.
    SecondStep,
    /// `/second-factor`.
    SecondFactor,
    /// `/sign-up`.
    SignUp,
    /// `/sign-out`.
    SignOut,
    /// `/password/forgot`.
    Forgot,
    /// `/password/set/{token}`.
    SetPassword(&'a str),
    /// `/password`.
    Password,
    /// `/sessions`.
    Sessions,
    /// `/security`.
    Security,
    /// `/security/email`.
    SecurityEmail,
    /// `/security/data`.
    SecurityData,
    /// `/security/close`.
    SecurityClose,
    /// `/email/{token}`.
    Email(&'a str),
    /// `/accounts`.
    Accounts,
    /// `/accounts/default`.
    DefaultAccount,
    /// `/hand-off`.
    HandOffs,
    /// `/hand-off/{code}`.
    HandOff(&'a str),
    /// `/logins`.
    Logins,
    /// `/language`.
    Language,
    /// `/a/{account}`.
    Home(AccountId),
    /// `/a/{account}/{kind}`.
    List(AccountId, Kind),
    /// `/a/{account}/{kind}/{id}`.
    Document(AccountId, Kind, &'a str),
    /// `/a/{account}/{kind}/{id}/file` and `…/file/{file}`.
    File(AccountId, Kind, &'a str, Option<&'a str>),
    /// `/a/{account}/export/{kind}`.
    Export(AccountId, Kind),
    /// `/a/{account}/zips`.
    Zips(AccountId),
    /// `/a/{account}/zips/{id}`.
    Zip(AccountId, ZipId),
    /// `/a/{account}/zips/{id}/file`.
    ZipFile(AccountId, ZipId),
    /// `/a/{account}/products/{id}/picture`.
    Picture(AccountId, &'a str),
    /// `/a/{account}/ticket`.
    NewTicket(AccountId),
    /// `/a/{account}/order`.
    Order(AccountId),
    /// `/a/{account}/profile`.
    Profile(AccountId),
    /// `/a/{account}/people`.
    People(AccountId),
    /// `/a/{account}/people/invite`.
    Invite(AccountId),
    /// `/a/{account}/people/invitations/{id}`.
    Pending(AccountId, InvitationId),
    /// `/a/{account}/people/members/{user}`.
    Member(AccountId, UserId),
    /// `/a/{account}/people/contacts`.
    Contacts(AccountId),
    /// `/a/{account}/people/contacts/{id}`.
    Contact(AccountId, ContactId),
    /// `/a/{account}/membership`.
    Membership(AccountId),
    /// `/a/{account}/ownership`.
    Ownership(AccountId),
    /// `/a/{account}/ledger`.
    Ledger(AccountId),
    /// `/a/{account}/ledger/export`.
    LedgerExport(AccountId),
    /// `/a/{account}/view-as`.
    ViewAs(AccountId),
    /// `/a/{account}/second-factor`.
    AskFactor(AccountId),
    /// `/invitation/{token}`.
    Invitation(&'a str),
    /// `/assets/…` and `/favicon.ico`.
    Asset,
    /// `/api/v1/…`.
    Api(Api<'a>),
}

/// The longest path that leads anywhere.
const MAX_PATH: usize = 512;

impl<'a> Route<'a> {
    /// The route of a path. Nothing in a path needs percent-encoding, so that each page has one address only.
    pub fn of(path: &'a str) -> Option<Self> {
        if path.len() > MAX_PATH {
            return None;
        }
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        Some(match *parts.as_slice() {
            [""] => Self::Start,
            ["sign-in"] => Self::SignIn,
            ["sign-in", "second-factor"] => Self::SecondStep,
            ["second-factor"] => Self::SecondFactor,
            ["sign-up"] => Self::SignUp,
            ["sign-out"] => Self::SignOut,
            ["password"] => Self::Password,
            ["password", "forgot"] => Self::Forgot,
            ["password", "set", token] => Self::SetPassword(token),
            ["sessions"] => Self::Sessions,
            ["security"] => Self::Security,
            ["security", "email"] => Self::SecurityEmail,
            ["security", "data"] => Self::SecurityData,
            ["security", "close"] => Self::SecurityClose,
            ["email", token] => Self::Email(token),
            ["accounts"] => Self::Accounts,
            ["accounts", "default"] => Self::DefaultAccount,
            ["hand-off"] => Self::HandOffs,
            ["hand-off", code] => Self::HandOff(code),
            ["logins"] => Self::Logins,
            ["language"] => Self::Language,
            ["a", account] => Self::Home(account_of(account)?),
            ["invitation", token] => Self::Invitation(token),
            ["a", account, "people"] => Self::People(account_of(account)?),
            ["a", account, "people", "invite"] => Self::Invite(account_of(account)?),
            ["a", account, "people", "invitations", id] => {
                Self::Pending(account_of(account)?, InvitationId(number_of(id)?))
            }
            ["a", account, "people", "members", id] => Self::Member(account_of(account)?, UserId(number_of(id)?)),
            ["a", account, "people", "contacts"] => Self::Contacts(account_of(account)?),
            ["a", account, "people", "contacts", id] => Self::Contact(account_of(account)?, ContactId(number_of(id)?)),
            ["a", account, "membership"] => Self::Membership(account_of(account)?),
            ["a", account, "ownership"] => Self::Ownership(account_of(account)?),
            ["a", account, "ledger"] => Self::Ledger(account_of(account)?),
            ["a", account, "ticket"] => Self::NewTicket(account_of(account)?),
            ["a", account, "order"] => Self::Order(account_of(account)?),
            ["a", account, "profile"] => Self::Profile(account_of(account)?),
            ["a", account, "ledger", "export"] => Self::LedgerExport(account_of(account)?),
            ["a", account, "second-factor"] => Self::AskFactor(account_of(account)?),
            ["a", account, "view-as"] => Self::ViewAs(account_of(account)?),
            ["a", account, "export", kind] => Self::Export(account_of(account)?, kind_of(kind)?),
            ["a", account, "zips"] => Self::Zips(account_of(account)?),
            ["a", account, "zips", id] => Self::Zip(account_of(account)?, ZipId(number_of(id)?)),
            ["a", account, "zips", id, "file"] => Self::ZipFile(account_of(account)?, ZipId(number_of(id)?)),
            ["a", account, kind] => Self::List(account_of(account)?, kind_of(kind)?),
            ["a", account, kind, id] => Self::Document(account_of(account)?, kind_of(kind)?, id_of(id)?),
            ["a", account, kind, id, "file"] => Self::File(account_of(account)?, kind_of(kind)?, id_of(id)?, None),
            ["a", account, kind, id, "file", file] => {
                Self::File(account_of(account)?, kind_of(kind)?, id_of(id)?, Some(id_of(file)?))
            }
            ["a", account, "products", id, "picture"] => Self::Picture(account_of(account)?, id_of(id)?),
            ["assets", _] | ["favicon.ico"] => Self::Asset,
            ["api", "v1", ref rest @ ..] => Self::Api(Api::of(rest)?),
            _ => return None,
        })
    }

    /// Whether it holds the id of something in an account, or the secret of a link.
    pub const fn holds_id(&self) -> bool {
        match self {
            Self::Api(route) => route.holds_id(),
            Self::SetPassword(_)
            | Self::Email(_)
            | Self::HandOff(_)
            | Self::Invitation(_)
            | Self::Document(..)
            | Self::File(..)
            | Self::Picture(..)
            | Self::Zip(..)
            | Self::ZipFile(..)
            | Self::Pending(..)
            | Self::Member(..)
            | Self::Contact(..) => true,
            _ => false,
        }
    }

    /// The methods that it takes, as the `Allow` header names them.
    pub const fn methods(&self) -> &'static str {
        match self {
            Self::SignIn
            | Self::SecondStep
            | Self::SecondFactor
            | Self::SignUp
            | Self::Forgot
            | Self::SetPassword(_)
            | Self::Password
            | Self::Sessions
            | Self::SecurityEmail
            | Self::SecurityData
            | Self::SecurityClose
            | Self::Email(_)
            | Self::Accounts
            | Self::HandOff(_)
            | Self::Logins
            | Self::Invite(_)
            | Self::Member(..)
            | Self::Contacts(_)
            | Self::Contact(..)
            | Self::Membership(_)
            | Self::Ownership(_)
            | Self::NewTicket(_)
            | Self::Order(_)
            | Self::Profile(_)
            | Self::Document(_, Kind::Quotes | Kind::Tickets, _)
            | Self::ViewAs(_)
            | Self::Invitation(_) => "GET, HEAD, POST",
            Self::SignOut
            | Self::Language
            | Self::DefaultAccount
            | Self::HandOffs
            | Self::AskFactor(_)
            | Self::Pending(..)
            | Self::Zips(_) => "POST",
            Self::Api(api) => api.methods(),
            _ => "GET, HEAD",
        }
    }

    /// The permissions that its page asks for, what is needed first before what is done with it.
    pub fn permissions(&self) -> Vec<Permission> {
        match self {
            Self::Document(_, Kind::Quotes, _) => vec![Permission::QuotesView, Permission::QuotesAccept],
            Self::Document(_, Kind::Tickets, _) => vec![Permission::TicketsView, Permission::TicketsWrite],
            Self::List(_, kind) | Self::Document(_, kind, _) | Self::File(_, kind, ..) => {
                vec![Permission::to_view(*kind)]
            }
            Self::Picture(..) => vec![Permission::ProductsView],
            Self::NewTicket(_) => vec![Permission::TicketsWrite],
            Self::Order(_) => vec![Permission::OrdersCreate, Permission::ProductsView],
            Self::Profile(_) => vec![Permission::ProfileEdit],
            Self::People(_)
            | Self::Invite(_)
            | Self::Pending(..)
            | Self::Member(..)
            | Self::Contacts(_)
            | Self::Contact(..) => vec![Permission::UsersManage],
            _ => Vec::new(),
        }
    }

    /// Whether it takes what a form sends.
    pub fn takes_files(&self) -> bool {
        matches!(self, Self::NewTicket(_) | Self::Document(_, Kind::Tickets, _))
    }

    /// Whether forms are sent to it.
    pub fn takes_forms(&self) -> bool {
        self.methods().contains("POST")
    }
}

/// The account that a page's path lies in, whatever there is below it.
pub fn account(path: &str) -> Option<AccountId> {
    path.strip_prefix("/a/")?.split('/').next().and_then(account_of)
}

/// The shape of the host's ids, as a regular expression: all but those that begin with a point, which no host has.
pub const ID_SHAPE: &str = "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$";

/// Whether the text has the shape of the host's ids: at most 64 characters of `A-Z a-z 0-9 . _ -`, and no step upwards.
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && text != "."
        && text != ".."
}

fn id_of(text: &str) -> Option<&str> {
    is_id(text).then_some(text)
}

fn kind_of(text: &str) -> Option<Kind> {
    text.parse().ok()
}

fn account_of(text: &str) -> Option<AccountId> {
    number_of(text).map(AccountId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sessions::SessionId;

    #[test]
    fn a_path_leads_to_one_route_and_has_one_spelling() {
        let one = AccountId(1);
        for (path, want) in [
            ("/", Some(Route::Start)),
            ("/sign-in", Some(Route::SignIn)),
            ("/password/set/abc", Some(Route::SetPassword("abc"))),
            ("/a/1", Some(Route::Home(one))),
            ("/a/1/supplier_invoices", Some(Route::List(one, Kind::SupplierInvoices))),
            ("/a/1/people", Some(Route::People(one))),
            ("/a/1/people/members/2", Some(Route::Member(one, UserId(2)))),
            ("/a/1/ledger/export", Some(Route::LedgerExport(one))),
            ("/invitation/x", Some(Route::Invitation("x"))),
            ("/api/v1/a/1/people/preview", Some(Route::Api(Api::Preview(one)))),
            ("/a/1/people/members/02", None),
            ("/a/1/people/everybody", None),
            ("/a/1/invoices/FA-1.2_3", Some(Route::Document(one, Kind::Invoices, "FA-1.2_3"))),
            ("/a/1/invoices/7/file", Some(Route::File(one, Kind::Invoices, "7", None))),
            ("/a/1/invoices/7/file/2", Some(Route::File(one, Kind::Invoices, "7", Some("2")))),
            ("/api/v1/a/1/tasks", Some(Route::Api(Api::List(one, Kind::Tasks)))),
            ("/api/v1/sessions/9", Some(Route::Api(Api::OneSession(SessionId(9))))),
            ("", None),
            ("//", None),
            ("/accounts", Some(Route::Accounts)),
            ("/accounts/default", Some(Route::DefaultAccount)),
            ("/hand-off/x", Some(Route::HandOff("x"))),
            ("/api/v1/hand-off", Some(Route::Api(Api::HandOffs))),
            ("/hand-off/x/y", None),
            ("/sign-in/", None),
            ("/Sign-In", None),
            ("/a/01", None),
            ("/a/+1", None),
            ("/a/-1", None),
            ("/a/99999999999999999999", None),
            ("/a/1/Invoices", None),
            ("/a/1/invoices/..", None),
            ("/a/1/invoices/%37", None),
            ("/a/1/invoices/7/file/", None),
            ("/api/v2/session", None),
            ("/api/v1", None),
        ] {
            assert_eq!(Route::of(path), want, "{path}");
        }
        assert_eq!(Route::of(&format!("/a/1/invoices/{}", "7".repeat(65))), None);
    }

    #[test]
    fn everything_below_an_account_lies_in_it() {
        for (path, want) in [
            ("/a/7", Some(7)),
            ("/a/7/invoices/42", Some(7)),
            ("/a/7/what/ever", Some(7)),
            ("/a/07", None),
            ("/a/", None),
            ("/a", None),
            ("/accounts", None),
            ("/api/v1/a/7", None),
        ] {
            assert_eq!(account(path), want.map(AccountId), "{path}");
        }
    }
}
