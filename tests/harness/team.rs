//! A portal with one account and the people around it: who they are is told by their logins.

use std::sync::Arc;

use crate::operations::{may, on, owner, text};
use plugin_api::ManifestFile;
use plugin_api::mail::Mail;
use plugin_api::operations::account::Ledger;
use plugin_api::operations::{self, AccountCommand, Grant};
use plugin_api::parties::ThirdParty;
use portal_plugin::error::Error;
use portal_plugin::model::accounts::AccountId;
use portal_plugin::model::permissions::Permissions;
use portal_plugin::model::tokens::Token;
use portal_plugin::model::users::UserId;
use portal_plugin::portal::invitations::Offer;
use portal_plugin::portal::memberships::MembershipTerms;
use portal_plugin::portal::principals::{AccountContext, Principal};
use portal_plugin::store::engine::ToSql;
use serde_json::{Value, json};

use crate::local_portal::{LocalPortal, PASSWORD};
use crate::stores::TestStore;

/// The third party behind the account.
pub const PARTY: &str = "tp1";

/// The permission to manage people.
pub const MANAGE: &str = "portal.users.manage";

/// The permission to look at invoices.
pub const INVOICES: &str = "portal.invoices.view";

/// The permission to look at quotes.
pub const QUOTES: &str = "portal.quotes.view";

/// The team.
#[derive(Debug)]
pub struct Team {
    /// The portal, its ERP and its users.
    pub local: LocalPortal,
    /// The account.
    pub account: AccountId,
}

impl Team {
    /// A fresh one, whose account `claire` owns.
    pub fn new() -> Self {
        Self::over(TestStore::new())
    }

    /// The same over this store.
    pub fn over(store: TestStore) -> Self {
        let mut local = LocalPortal::over(store);
        local.erp.put_third_party(party(PARTY, "Menuiserie Gauthier"));
        local.erp.put_third_party(party("tp2", "Atelier Lenobli"));
        local.site = enable(&local, "alpes");
        let team = Self { local, account: AccountId(0) };
        team.local.user("claire");
        team.grant("claire", &owner());
        let account = team.local.ask("SELECT id FROM accounts WHERE third_party = 'tp1'").parse().unwrap();
        Self { account: AccountId(account), ..team }
    }

    /// Enables one more site of the same realm.
    pub fn enable(&self, id: &str) -> Arc<portal_plugin::model::sites::Site> {
        enable(&self.local, id)
    }

    /// Makes a user who is a member of the account with these permissions.
    pub fn member(&self, login: &str, permissions: &[&str]) -> UserId {
        let user = self.local.user(login);
        self.grant(login, &may(permissions));
        user
    }

    /// Puts a membership in place, as staff.
    pub fn grant(&self, login: &str, membership: &operations::MembershipTerms) {
        let command = Grant {
            site: "alpes".to_owned(),
            login: login.to_owned(),
            third_party: PARTY.to_owned(),
            membership: membership.clone(),
            ..Grant::default()
        };
        self.local.portal.operate(&text(&command)).unwrap();
    }

    /// Has staff do something to the account.
    pub fn staff(&self, act: &(impl Into<AccountCommand> + Clone)) -> Result<Value, Error> {
        self.staff_as("Sam", act)
    }

    /// Has this one of the staff do something to the account.
    pub fn staff_as(&self, by: &str, act: &(impl Into<AccountCommand> + Clone)) -> Result<Value, Error> {
        let command = on("alpes", PARTY, by, act.clone());
        self.local.portal.operate(&text(&command)).map(|answer| serde_json::from_str(&answer).unwrap())
    }

    /// Signs somebody in.
    pub fn sign_in(&self, login: &str) -> Token {
        self.local.sign_in(login, PASSWORD).unwrap().session
    }

    /// A live session of somebody, opened past the portal: signing in costs a password hash each time.
    pub fn session_of(&self, login: &str) -> Token {
        let (token, now) = (token(login), self.local.now().0.cast_signed());
        let sql = "INSERT INTO sessions (token, user, site, opened, used, agent, network) \
                   SELECT ?1, id, ?3, ?4, ?4, '', '' FROM users WHERE login = ?2 \
                   ON CONFLICT (token) DO UPDATE SET ended = NULL, opened = excluded.opened, used = excluded.used";
        let store = self.local.store.connect();
        let site = self.local.site.id.as_str();
        let values: &[&dyn ToSql] = &[&token.hash(), &login, &site, &now];
        assert_eq!(store.execute(sql, values).unwrap(), 1, "{login}");
        token
    }

    /// The link of the newest invitation that was mailed to this address, once every mail has left.
    pub fn newest_link(&self, email: &str) -> Token {
        self.local.until("every mail leaves", || self.local.ask("SELECT count(*) FROM outbox") == "0");
        let mails = self.local.erp.mails(0);
        let invites = |mail: &&Mail| mail.to == email && mail.text.contains("/invitation/");
        link(mails.iter().rev().find(invites).expect("a mail with a link"))
    }

    /// Somebody in the account.
    pub fn context(&self, session: &Token) -> Result<AccountContext, Error> {
        self.local.portal.principals.context(&self.local.site, session, self.account)
    }

    /// Signs somebody in and enters the account.
    pub fn sit(&self, login: &str) -> AccountContext {
        self.context(&self.sign_in(login)).unwrap()
    }

    /// Signs somebody in, whatever account they have.
    pub fn visit(&self, login: &str) -> Principal {
        self.local.portal.principals.of_session(&self.local.site, &self.sign_in(login)).unwrap()
    }

    /// The newest mail to this address, once there is one behind so many mails.
    pub fn mail_to(&self, email: &str, count: usize) -> Mail {
        let mails = self.local.erp.mails(count);
        let found = mails.iter().rev().find(|mail| mail.to == email);
        found.unwrap_or_else(|| panic!("no mail to {email} among {mails:#?}")).clone()
    }

    /// Invites this address with these permissions, and answers the link's token; `count` mails have left then.
    pub fn invite(&self, by: &AccountContext, email: &str, permissions: &[&str], count: usize) -> Token {
        let links = || {
            let mails = self.local.erp.mails(0);
            let of = mails.iter().filter(|mail| mail.to == email.trim() && mail.text.contains("/invitation/"));
            of.map(link).collect::<Vec<_>>()
        };
        let before = links().len();
        self.local.portal.invitations.invite(by, &offer(email, permissions)).unwrap();
        self.local.erp.mails(count);
        self.local.until("the invitation is mailed", || links().len() > before);
        links().pop().unwrap()
    }

    /// The events of the ledger, in order.
    pub fn events(&self) -> Vec<String> {
        let page = self.staff(&Ledger::default()).unwrap();
        let entries = page["entries"].as_array().unwrap();
        entries.iter().map(|entry| entry["event"].as_str().unwrap().to_owned()).collect()
    }

    /// What a member holds; `None` is no member.
    pub fn holds(&self, user: UserId) -> Option<Permissions> {
        let membership = self.local.portal.store().membership(self.account, user).unwrap();
        membership.map(|membership| membership.role.permissions())
    }
}

impl Default for Team {
    fn default() -> Self {
        Self::new()
    }
}

/// The token of the session that [`Team::session_of`] opens.
pub fn token(login: &str) -> Token {
    let mut bytes = [b'.'; 32];
    bytes[..login.len()].copy_from_slice(login.as_bytes());
    Token::new(bytes)
}

/// An offer of these permissions.
pub fn offer(email: &str, permissions: &[&str]) -> Offer {
    Offer { email: email.to_owned(), membership: terms(permissions), ..Offer::default() }
}

/// A membership with these permissions.
pub fn terms(permissions: &[&str]) -> MembershipTerms {
    let permissions = permissions.iter().map(|id| (*id).to_owned()).collect();
    MembershipTerms { permissions: Some(permissions), ..MembershipTerms::default() }
}

/// The token of the link to an invitation in a mail.
pub fn link(mail: &Mail) -> Token {
    let begin = mail.text.find("/invitation/").expect("a link") + "/invitation/".len();
    mail.text[begin..].lines().next().unwrap().parse().unwrap()
}

fn enable(local: &LocalPortal, id: &str) -> Arc<portal_plugin::model::sites::Site> {
    let manifest = json!({
        "site": id,
        "hosts": [format!("{id}.example")],
        "realm": local.site.realm.as_str(),
        "brand": {"name": "Alpes & Lac"},
    });
    let text = manifest.to_string();
    local.portal.sites.enable(&ManifestFile { name: "test.json", bytes: text.as_bytes() }).unwrap();
    local.portal.sites.enabled(id).unwrap()
}

fn party(id: &str, name: &str) -> ThirdParty {
    ThirdParty {
        id: id.to_owned(),
        name: name.to_owned(),
        entity: None,
        open: true,
        email: None,
        language: None,
        categories: Vec::new(),
    }
}
