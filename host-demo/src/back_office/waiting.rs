//! What waits for somebody, as the portal says it.

use plugin_api::Failure;
use plugin_api::operations::{EndingInvitation, LostContact, OpenRecovery, UndeliveredMail, WaitingMail, WhatWaits};

use super::request::{Asked, link};

/// What waits; each list has 50 entries at the most.
#[derive(Debug)]
pub struct Waiting {
    /// Mails that the host has not taken.
    pub mails: Vec<WaitingMail>,
    /// Owners to be replaced, where a second person of the staff has to confirm it.
    pub recoveries: Vec<OpenRecovery>,
    /// Invitations that end within two days.
    pub invitations: Vec<EndingInvitation>,
    /// Users who were turned away as their contact is gone in the ERP, each with the page where it is mended.
    pub lost_contacts: Vec<(String, LostContact)>,
    /// Mails that reached nobody and are not tried again.
    pub undelivered: Vec<UndeliveredMail>,
}

impl Waiting {
    /// What waits now.
    ///
    /// # Errors
    /// The operation's.
    pub fn now(asked: &Asked) -> Result<Self, Failure> {
        let WhatWaits { mails, recoveries, invitations, lost_contacts, undelivered } =
            asked.perform(&plugin_api::operations::Waiting {})?;
        let realms = asked.realms()?;
        let page = |lost: &LostContact| {
            let site = realms.iter().find(|site| site.realm == lost.realm);
            link(&["users", site.map_or("", |site| &site.id), &lost.login])
        };
        let lost_contacts = lost_contacts.into_iter().map(|lost| (page(&lost), lost)).collect();
        Ok(Self { mails, recoveries, invitations, lost_contacts, undelivered })
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
            && self.undelivered.is_empty()
    }
}
