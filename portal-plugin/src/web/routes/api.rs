//! The addresses of the JSON interface, below `/api/v1`.

use plugin_api::Kind;

use super::{account_of, id_of, kind_of};
use crate::model::accounts::AccountId;
use crate::model::contacts::ContactId;
use crate::model::ids::number_of;
use crate::model::invitations::InvitationId;
use crate::model::permissions::Permission;
use crate::model::sessions::SessionId;
use crate::model::users::UserId;
use crate::portal::zips::ZipId;

/// The path of each variant, below `/api/v1/`: what the document lists.
pub const PATHS: [&str; 56] = [
    "openapi.json",
    "sign-up",
    "checkout",
    "session",
    "session/second-factor",
    "second-factor",
    "second-factor/confirm",
    "second-factor/codes",
    "second-factor/remove",
    "sessions",
    "sessions/{id}",
    "password",
    "password/forgot",
    "password/set",
    "security",
    "security/email",
    "security/data",
    "security/close",
    "email/{token}",
    "accounts",
    "accounts/default",
    "sites",
    "hand-off",
    "hand-off/{code}",
    "logins",
    "logins/code",
    "a/{account}",
    "a/{account}/people",
    "a/{account}/people/preview",
    "a/{account}/people/invitations",
    "a/{account}/people/invitations/{id}",
    "a/{account}/people/members/{user}",
    "a/{account}/people/members/{user}/requests/{permission}",
    "a/{account}/people/contacts",
    "a/{account}/people/contacts/{id}",
    "a/{account}/membership",
    "a/{account}/ownership",
    "a/{account}/ownership/recovery",
    "a/{account}/ledger",
    "a/{account}/basket",
    "a/{account}/profile",
    "a/{account}/view-as",
    "a/{account}/second-factor",
    "invitations/{token}",
    "invitations/{token}/code",
    "invitations/{token}/ask",
    "a/{account}/export/{kind}",
    "a/{account}/zips",
    "a/{account}/zips/{id}",
    "a/{account}/zips/{id}/file",
    "a/{account}/products/{id}/picture",
    "a/{account}/orders/{id}/again",
    "a/{account}/{kind}",
    "a/{account}/{kind}/{id}",
    "a/{account}/{kind}/{id}/file",
    "a/{account}/{kind}/{id}/file/{file}",
];

/// What a path below `/api/v1` leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api<'a> {
    /// `openapi.json`.
    Interface,
    /// `sign-up`.
    SignUp,
    /// `checkout`.
    Checkout,
    /// `session`.
    Session,
    /// `session/second-factor`.
    SecondStep,
    /// `second-factor`.
    SecondFactor,
    /// `second-factor/confirm`.
    ConfirmFactor,
    /// `second-factor/codes`.
    RecoveryCodes,
    /// `second-factor/remove`.
    RemoveFactor,
    /// `sessions`.
    Sessions,
    /// `sessions/{id}`.
    OneSession(SessionId),
    /// `password`.
    Password,
    /// `password/forgot`.
    Forgot,
    /// `password/set`.
    SetPassword,
    /// `security`.
    Security,
    /// `security/email`.
    SecurityEmail,
    /// `security/data`.
    SecurityData,
    /// `security/close`.
    SecurityClose,
    /// `email/{token}`.
    Email(&'a str),
    /// `accounts`.
    Accounts,
    /// `accounts/default`.
    DefaultAccount,
    /// `sites`.
    Sites,
    /// `hand-off`.
    HandOffs,
    /// `hand-off/{code}`.
    HandOff(&'a str),
    /// `logins`.
    Logins,
    /// `logins/code`.
    LoginCode,
    /// `a/{account}`.
    Home(AccountId),
    /// `a/{account}/people`.
    People(AccountId),
    /// `a/{account}/people/preview`.
    Preview(AccountId),
    /// `a/{account}/people/invitations`.
    Invite(AccountId),
    /// `a/{account}/people/invitations/{id}`.
    Pending(AccountId, InvitationId),
    /// `a/{account}/people/members/{user}`.
    Member(AccountId, UserId),
    /// `a/{account}/people/members/{user}/requests/{permission}`.
    Request(AccountId, UserId, Permission),
    /// `a/{account}/people/contacts`.
    Contacts(AccountId),
    /// `a/{account}/people/contacts/{id}`.
    Contact(AccountId, ContactId),
    /// `a/{account}/membership`.
    Membership(AccountId),
    /// `a/{account}/ownership`.
    Ownership(AccountId),
    /// `a/{account}/ownership/recovery`.
    Recovery(AccountId),
    /// `a/{account}/ledger`.
    Ledger(AccountId),
    /// `a/{account}/basket`.
    Basket(AccountId),
    /// `a/{account}/profile`.
    Profile(AccountId),
    /// `a/{account}/view-as`.
    ViewAs(AccountId),
    /// `a/{account}/second-factor`.
    AskFactor(AccountId),
    /// `invitations/{token}`.
    Invitation(&'a str),
    /// `invitations/{token}/code`.
    InvitationCode(&'a str),
    /// `invitations/{token}/ask`.
    InvitationAsk(&'a str),
    /// `a/{account}/export/{kind}`.
    Export(AccountId, Kind),
    /// `a/{account}/zips`.
    Zips(AccountId),
    /// `a/{account}/zips/{id}`.
    Zip(AccountId, ZipId),
    /// `a/{account}/zips/{id}/file`.
    ZipFile(AccountId, ZipId),
    /// `a/{account}/{kind}`.
    List(AccountId, Kind),
    /// `a/{account}/{kind}/{id}`.
    Document(AccountId, Kind, &'a str),
    /// `a/{account}/{kind}/{id}/file` and `…/file/{file}`.
    File(AccountId, Kind, &'a str, Option<&'a str>),
    /// `a/{account}/products/{id}/picture`.
    Picture(AccountId, &'a str),
    /// `a/{account}/orders/{id}/again`.
    Again(AccountId, &'a str),
}

impl<'a> Api<'a> {
    /// As [`super::Route::holds_id`].
    pub const fn holds_id(&self) -> bool {
        matches!(
            self,
            Self::SetPassword
                | Self::Email(_)
                | Self::HandOff(_)
                | Self::Invitation(_)
                | Self::InvitationCode(_)
                | Self::InvitationAsk(_)
                | Self::OneSession(_)
                | Self::Document(..)
                | Self::File(..)
                | Self::Picture(..)
                | Self::Again(..)
                | Self::Zip(..)
                | Self::ZipFile(..)
                | Self::Pending(..)
                | Self::Member(..)
                | Self::Request(..)
                | Self::Contact(..)
        )
    }

    /// The route of a path below `/api/v1/`.
    pub fn at(path: &'a str) -> Option<Self> {
        Self::of(&path.split('/').collect::<Vec<_>>())
    }

    /// The route of what stands behind `/api/v1/`, cut at each `/`.
    pub(super) fn of(parts: &[&'a str]) -> Option<Self> {
        Some(match *parts {
            ["openapi.json"] => Self::Interface,
            ["sign-up"] => Self::SignUp,
            ["checkout"] => Self::Checkout,
            ["session"] => Self::Session,
            ["session", "second-factor"] => Self::SecondStep,
            ["second-factor"] => Self::SecondFactor,
            ["second-factor", "confirm"] => Self::ConfirmFactor,
            ["second-factor", "codes"] => Self::RecoveryCodes,
            ["second-factor", "remove"] => Self::RemoveFactor,
            ["sessions"] => Self::Sessions,
            ["sessions", id] => Self::OneSession(SessionId(number_of(id)?)),
            ["password"] => Self::Password,
            ["password", "forgot"] => Self::Forgot,
            ["password", "set"] => Self::SetPassword,
            ["security"] => Self::Security,
            ["security", "email"] => Self::SecurityEmail,
            ["security", "data"] => Self::SecurityData,
            ["security", "close"] => Self::SecurityClose,
            ["email", token] => Self::Email(token),
            ["accounts"] => Self::Accounts,
            ["accounts", "default"] => Self::DefaultAccount,
            ["sites"] => Self::Sites,
            ["hand-off"] => Self::HandOffs,
            ["hand-off", code] => Self::HandOff(code),
            ["logins"] => Self::Logins,
            ["logins", "code"] => Self::LoginCode,
            ["a", account] => Self::Home(account_of(account)?),
            ["invitations", token] => Self::Invitation(token),
            ["invitations", token, "code"] => Self::InvitationCode(token),
            ["invitations", token, "ask"] => Self::InvitationAsk(token),
            ["a", account, "people"] => Self::People(account_of(account)?),
            ["a", account, "people", "preview"] => Self::Preview(account_of(account)?),
            ["a", account, "people", "invitations"] => Self::Invite(account_of(account)?),
            ["a", account, "people", "invitations", id] => {
                Self::Pending(account_of(account)?, InvitationId(number_of(id)?))
            }
            ["a", account, "people", "members", id] => Self::Member(account_of(account)?, UserId(number_of(id)?)),
            ["a", account, "people", "members", id, "requests", permission] => {
                Self::Request(account_of(account)?, UserId(number_of(id)?), permission.parse().ok()?)
            }
            ["a", account, "people", "contacts"] => Self::Contacts(account_of(account)?),
            ["a", account, "people", "contacts", id] => Self::Contact(account_of(account)?, ContactId(number_of(id)?)),
            ["a", account, "membership"] => Self::Membership(account_of(account)?),
            ["a", account, "ownership"] => Self::Ownership(account_of(account)?),
            ["a", account, "ownership", "recovery"] => Self::Recovery(account_of(account)?),
            ["a", account, "ledger"] => Self::Ledger(account_of(account)?),
            ["a", account, "basket"] => Self::Basket(account_of(account)?),
            ["a", account, "profile"] => Self::Profile(account_of(account)?),
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
            ["a", account, "orders", id, "again"] => Self::Again(account_of(account)?, id_of(id)?),
            _ => return None,
        })
    }

    /// The methods that it takes, as the `Allow` header names them.
    pub(super) const fn methods(&self) -> &'static str {
        match self {
            Self::Session | Self::Invitation(_) | Self::Email(_) | Self::Membership(_) => "GET, HEAD, POST, DELETE",
            Self::Accounts
            | Self::SecurityClose
            | Self::HandOff(_)
            | Self::ViewAs(_)
            | Self::SecondFactor
            | Self::AskFactor(_)
            | Self::Logins
            | Self::Profile(_)
            | Self::List(_, Kind::Tickets | Kind::Orders)
            | Self::Document(_, Kind::Quotes | Kind::Tickets, _) => "GET, HEAD, POST",
            Self::Sessions | Self::Recovery(_) => "GET, HEAD, DELETE",
            Self::OneSession(_) | Self::Request(..) => "DELETE",
            Self::SignUp
            | Self::SecondStep
            | Self::ConfirmFactor
            | Self::RecoveryCodes
            | Self::RemoveFactor
            | Self::Password
            | Self::SecurityData
            | Self::LoginCode
            | Self::Forgot
            | Self::SetPassword
            | Self::DefaultAccount
            | Self::HandOffs
            | Self::Preview(_)
            | Self::Basket(_)
            | Self::Invite(_)
            | Self::Contacts(_)
            | Self::InvitationCode(_)
            | Self::InvitationAsk(_)
            | Self::Zips(_) => "POST",
            Self::SecurityEmail | Self::Pending(..) | Self::Member(..) | Self::Contact(..) | Self::Ownership(_) => {
                "POST, DELETE"
            }
            _ => "GET, HEAD",
        }
    }
}
