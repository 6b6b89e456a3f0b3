//! What the portal's operations answer, as these pages read it.

use plugin_api::{Class, Failure, Kind, Label};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::request::{Asked, link};
use crate::hosting::start::Site;
use crate::language::Language;

/// A user.
#[derive(Clone, Debug, Deserialize)]
pub struct User {
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub state: String,
    pub locked: bool,
    pub contact: Option<String>,
    pub has_password: bool,
    pub second_factor: bool,
    /// The contacts behind the user that are gone in the ERP.
    pub gone_contacts: Vec<String>,
    pub memberships: Vec<Membership>,
}

/// What a user may do in an account.
#[derive(Clone, Debug, Deserialize)]
pub struct Membership {
    pub third_party: String,
    pub account: String,
    pub role: String,
    pub state: String,
    pub permissions: Vec<String>,
    pub sees: String,
    #[serde(default)]
    pub sites: Option<Vec<String>>,
    #[serde(default)]
    pub ends: Option<String>,
}

/// An account.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// Where a list goes on.
    #[serde(rename = "account")]
    pub number: String,
    pub third_party: String,
    pub name: String,
    pub state: String,
    pub owner: Option<Owner>,
    pub members: u32,
    pub invitations: u32,
    #[serde(default)]
    pub sites: Option<Vec<String>>,
    pub view_as: bool,
    pub opened: String,
}

/// Who owns an account.
#[derive(Clone, Debug, Deserialize)]
pub struct Owner {
    pub login: String,
    pub name: String,
}

/// The people of an account.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct People {
    pub members: Vec<Member>,
    pub contacts: Vec<Recipient>,
    pub invitations: Vec<Invitation>,
}

/// A member of an account.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    pub login: String,
    pub name: String,
    pub owner: bool,
    pub suspended: bool,
    pub ended: bool,
    pub permissions: Vec<String>,
}

/// Who receives an account's mails without signing in.
#[derive(Clone, Debug, Deserialize)]
pub struct Recipient {
    pub id: String,
    pub name: String,
    pub email: String,
    pub categories: Vec<String>,
}

/// An invitation that nobody has answered.
#[derive(Clone, Debug, Deserialize)]
pub struct Invitation {
    pub id: String,
    pub email: String,
    pub name: String,
    pub inviter: String,
    pub expires: String,
    pub expired: bool,
}

/// Another owner proposed in place of one who is lost.
#[derive(Clone, Debug, Deserialize)]
pub struct Recovery {
    pub login: String,
    pub name: String,
    pub by: String,
    pub reason: String,
    pub expires: String,
    pub expired: bool,
}

/// How much of a kind somebody would see.
#[derive(Clone, Debug, Deserialize)]
pub struct Sight {
    pub kind: Kind,
    pub documents: Option<u64>,
    pub why: Option<String>,
}

/// A permission.
#[derive(Clone, Debug, Deserialize)]
pub struct Permission {
    pub id: String,
    pub label: Label,
    pub kind: Option<Kind>,
}

impl User {
    /// How it stands: the class of its mark, and a word.
    pub fn standing(&self, l: Language) -> (&'static str, &'static str) {
        match &*self.state {
            "disabled" => ("bad", l.t().words.disabled),
            "unverified" => ("warn", l.t().words.address_not_proved),
            _ if !self.gone_contacts.is_empty() => ("bad", l.t().words.contact_gone),
            _ if self.locked => ("warn", l.t().words.password_locked),
            _ if !self.has_password => ("warn", l.t().words.no_password_yet),
            _ => ("good", l.t().common.active),
        }
    }
}

impl Membership {
    /// The first day without it, where it ends.
    pub fn until(&self) -> Option<&str> {
        self.ends.as_deref().map(day)
    }
}

impl Account {
    /// The day on which it was opened.
    pub fn since(&self) -> &str {
        day(&self.opened)
    }

    /// How it stands: the class of its mark, and a word.
    pub fn standing(&self, l: Language) -> (&'static str, &'static str) {
        match &*self.state {
            "suspended" => ("warn", l.t().common.on_hold),
            "closed" => ("bad", l.t().common.closed),
            _ if self.owner.is_none() => ("warn", l.t().words.open_without_owner),
            _ => ("good", l.t().words.open),
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        link(&["third-parties", &self.third_party, "account"])
    }
}

impl Asked {
    /// What an operation answers under this name.
    ///
    /// # Errors
    /// The operation's, and `answer/unreadable`.
    pub fn read<T: DeserializeOwned>(&self, command: &Value, name: &str) -> Result<T, Failure> {
        read(self.operate(command)?[name].take())
    }

    /// The same of something done to an account; without a name, the whole answer.
    ///
    /// # Errors
    /// The operation's, and `answer/unreadable`.
    pub fn read_on_account<T: DeserializeOwned>(
        &self,
        site: &str,
        third_party: &str,
        act: &Value,
        name: &str,
    ) -> Result<T, Failure> {
        let mut answer = self.on_account(site, third_party, act)?;
        read(if name.is_empty() { answer } else { answer[name].take() })
    }

    /// The sites in service.
    ///
    /// # Errors
    /// The operation's.
    pub fn sites(&self) -> Result<Vec<Site>, Failure> {
        self.staff.running.sites()
    }

    /// The sites in service, one of each realm.
    ///
    /// # Errors
    /// The operation's.
    pub fn realms(&self) -> Result<Vec<Site>, Failure> {
        let mut sites = self.sites()?;
        sites.sort_by(|one, other| one.realm.cmp(&other.realm));
        sites.dedup_by(|one, other| one.realm == other.realm);
        Ok(sites)
    }

    /// The account of a third party, where it has one.
    ///
    /// # Errors
    /// The operation's.
    pub fn account(&self, third_party: &str) -> Result<Option<Account>, Failure> {
        let command = json!({ "do": "accounts", "third_party": third_party });
        Ok(self.read::<Vec<Account>>(&command, "accounts")?.pop())
    }

    /// The users of a contact: a site of the realm that each is in, and the user.
    ///
    /// # Errors
    /// The operation's.
    pub fn users_of(&self, contact: &str) -> Result<Vec<(Site, User)>, Failure> {
        let mut found = Vec::new();
        for site in self.realms()? {
            let command = json!({ "do": "users", "site": site.id, "contact": contact });
            let users = self.read::<Vec<User>>(&command, "users")?;
            found.extend(users.into_iter().map(|user| (site.clone(), user)));
        }
        Ok(found)
    }
}

fn read<T: DeserializeOwned>(answer: Value) -> Result<T, Failure> {
    serde_json::from_value(answer).map_err(|error| {
        let message = format!("the module answered what this host cannot read: {error}");
        Failure::new(Class::Incompatible, "answer/unreadable", message)
    })
}

/// The day of a moment.
pub fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or_default()
}
