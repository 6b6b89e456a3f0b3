//! What waits for somebody, as the portal says it.

use plugin_api::Failure;
use serde::Deserialize;
use serde_json::json;

use super::request::{Asked, link};
use super::wording;

/// What waits; each list has 50 entries at the most.
#[derive(Debug, Deserialize)]
pub struct Waiting {
    /// Mails that the host has not taken.
    pub mails: Vec<WaitingMail>,
    /// Owners to be replaced, where a second person of the staff has to confirm it.
    pub recoveries: Vec<Recovery>,
    /// Invitations that end within two days.
    pub invitations: Vec<Invitation>,
    /// Users who were turned away as their contact is gone in the ERP.
    pub lost_contacts: Vec<LostContact>,
}

/// A user whose contact is gone.
#[derive(Debug, Deserialize)]
pub struct LostContact {
    /// The login.
    pub login: String,
    /// The realm.
    pub realm: String,
    /// The ERP's id of the contact.
    pub contact: String,
    /// A site of the realm, for the user's page.
    #[serde(default)]
    pub site: String,
}

impl LostContact {
    /// The page where it is mended.
    pub fn page(&self) -> String {
        link(&["users", &self.site, &self.login])
    }
}

/// A mail that waits.
#[derive(Debug, Deserialize)]
pub struct WaitingMail {
    /// To which address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was queued.
    pub queued: String,
    /// How often it was handed over in vain.
    pub tries: u32,
    /// When it is tried next.
    pub next: String,
}

/// A proposal to replace an owner.
#[derive(Debug, Deserialize)]
pub struct Recovery {
    /// The third party of the account.
    pub third_party: String,
    /// Who is to become the owner.
    pub login: String,
    /// Who proposed it.
    pub by: String,
    /// Why it waits.
    pub reason: String,
    /// Until when it can be confirmed.
    pub expires: String,
}

/// An invitation that ends soon.
#[derive(Debug, Deserialize)]
pub struct Invitation {
    /// The third party of the account.
    pub third_party: String,
    /// Who is invited.
    pub email: String,
    /// When it ends.
    pub expires: String,
}

impl Waiting {
    /// What waits now.
    ///
    /// # Errors
    /// The operation's.
    pub fn now(asked: &Asked) -> Result<Self, Failure> {
        let mut waiting: Self = wording::read(asked.operate(&json!({ "do": "waiting" }))?)?;
        let realms = asked.realms()?;
        for lost in &mut waiting.lost_contacts {
            let site = realms.iter().find(|site| site.realm == lost.realm);
            lost.site = site.map(|site| site.id.clone()).unwrap_or_default();
        }
        Ok(waiting)
    }

    /// The mails that were handed over in vain.
    pub fn failing(&self) -> impl Iterator<Item = &WaitingMail> {
        self.mails.iter().filter(|mail| mail.tries > 0)
    }

    /// Whether nothing needs anybody.
    pub fn is_empty(&self) -> bool {
        self.failing().next().is_none()
            && self.recoveries.is_empty()
            && self.invitations.is_empty()
            && self.lost_contacts.is_empty()
    }
}

/// The page of an account, by its third party.
pub fn account_page(third_party: &str) -> String {
    link(&["third-parties", third_party, "account"])
}
