//! Inviting people to an account (rules §6), from the inviter's side.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::contacts::ContactId;
use crate::model::invitations::{ACCOUNT_A_DAY, ADDRESS_A_DAY, INVITER_A_DAY, InvitationId, LIFETIME, State};
use crate::model::ledger::Event;
use crate::model::locales::Locale;
use crate::model::mailboxes::{Mailbox, are_one};
use crate::model::memberships::Role;
use crate::model::sites::{RealmId, Site};
use crate::model::tokens::Token;
use crate::model::users::UserId;
use crate::portal::actor::{Actor, Actors, AuthorizedActor};
use crate::portal::base::{Base, service};
use crate::portal::ledger_words::described;
use crate::portal::lost_contacts::LostContacts;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{About, Addressee, Matter, compose};
use crate::portal::memberships::{MembershipTerms, Memberships};
use crate::portal::people::{InvitationRow, invitation_row};
use crate::portal::sites::Sites;
use crate::random;
use crate::store::contacts::contact_in;
use crate::store::engine::Transaction;
use crate::store::failed;
use crate::store::invitations::{
    Invitation, insert_invitation, invitation_mails, invitation_of, pending_for, renew_invitation, settle_invitation,
};
use crate::store::ledger::record;
use crate::store::members::members_in;

const DAY: Duration = Duration::from_hours(24);

/// The longest name of somebody, in code points.
pub(super) const NAME: usize = 120;

/// Whom to invite, and to what.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Offer {
    /// The address; may be left out where a contact is named.
    #[schemars(length(max = 254))]
    pub email: String,
    /// The name of the one who is invited; may be empty.
    #[schemars(length(max = 120))]
    pub name: String,
    /// The language of the mail, `en` or `fr`; without one the site's.
    pub locale: Option<String>,
    /// The contact of the account that is to become a user (rule A7).
    pub contact: Option<ContactId>,
    /// How many hours it lives: 1 to 720; without one, 168.
    #[schemars(range(min = 1, max = 720))]
    pub hours: Option<u32>,
    /// The membership that is offered.
    pub membership: MembershipTerms,
}

service! {
    /// Invitations, from the inviter's side.
    pub struct Invitations {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        lost_contacts: Arc<LostContacts>,
        actors: Arc<Actors>,
        memberships: Arc<Memberships>,
    }
}

impl Invitations {
    /// Invites somebody to an account. A pending invitation of the same address is superseded (rule I1).
    ///
    /// # Errors
    /// `permission/missing`, `permission/not-held`, `owner/exists` for an offer of the ownership, `email/invalid`,
    /// `email/of-employee`, `invitation/lifetime`, `invitation/already-member`, `invitation/contact-gone`, `invitation/oneself`, `invitation/owner`,
    /// `invitation/too-many`, `contact/not-on-account`.
    pub fn invite<'a>(&self, by: impl Into<Actor<'a>>, offer: &Offer) -> Result<InvitationRow, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let contact = match offer.contact {
            Some(id) => {
                let found = self.base.store.read_with(|connection| contact_in(connection, by.account().id, id));
                Some(found.inspect_err(|error| by.record(error))?)
            }
            None => None,
        };
        let mailbox = Mailbox::new(contact.as_ref().map_or(offer.email.as_str(), |contact| &contact.email))?;
        let email = mailbox.as_str();
        if self.base.source.is_employee(&mailbox)? {
            by.record(&Error::EmailOfEmployee);
            return Err(Error::EmailOfEmployee);
        }
        let lifetime = offer.hours.map_or(LIFETIME, |hours| Duration::from_hours(hours.into()));
        let wanted =
            self.memberships.terms(by.site(), &offer.membership, None).inspect_err(|error| by.record(error))?;
        let account_name = self.base.name_of(by.account())?;
        let gone = self.gone_with(&by, email)?;
        let token = Token::new(random::bytes()?);
        let row = self.actors.act(&by, |transaction| {
            let acting = self.actors.authorize(transaction, &by)?;
            let now = acting.now;
            let offer_made = acting.authority.give(wanted.clone(), None)?;
            not_a_member(transaction, &by, &acting.site.realm, email, &gone)?;
            let state = State::new(now, lifetime)?;
            let State::Pending { expires, .. } = state else { return Err(Error::InvitationLifetime) };
            if let Some(older) = pending_for(transaction, by.account().id, email)? {
                settle_invitation(transaction, older.id, older.state.supersede(now)?, now)?;
                let why = if now >= older.expires { "expired" } else { "" };
                let detail = [("email", older.email.as_str()), ("why", why)];
                record(transaction, by.account().id, &by.actor(), Event::Superseded, &detail, now)?;
            }
            let name = contact.as_ref().map_or(offer.name.as_str(), |contact| &contact.name);
            let site = self.sites.of_link(&acting.site, &offer_made);
            let mut invitation = Invitation {
                id: InvitationId(0),
                account: by.account().id,
                site: site.id.clone(),
                realm: acting.site.realm.clone(),
                email: email.to_owned(),
                name: name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect(),
                locale: offer.locale.as_deref().and_then(Locale::of_tag),
                inviter: by.user(),
                inviter_name: by.name().to_owned(),
                contact: contact.as_ref().map(|contact| contact.id),
                offer: offer_made,
                lifetime,
                created: now,
                expires,
                state,
                undelivered: None,
            };
            within_caps(transaction, &invitation, now)?;
            invitation.id = insert_invitation(transaction, &invitation, &token.hash(), now)?;
            self.mail(transaction, &site, &invitation, &account_name, &token)?;
            let described = described(&invitation.offer);
            let mut detail = vec![("email", invitation.email.as_str())];
            detail.extend(described.iter().map(|(name, text)| (*name, text.as_str())));
            record(transaction, by.account().id, &by.actor(), Event::Invited, &detail, now)?;
            Ok(invitation_row(&invitation, now))
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "invitation/made: {} to account {} on {}", row.id.0, by.account().id.0, by.site().id);
        Ok(row)
    }

    /// Mails an invitation anew: the old link works no more, the clock restarts (rule I10).
    ///
    /// # Errors
    /// `permission/missing`, `permission/not-held` where it offers more than who resends it holds, `invitation/unknown`,
    /// `invitation/resent-enough`, `invitation/too-many`, `invitation/used` and its kin where it was answered.
    pub fn resend<'a>(&self, by: impl Into<Actor<'a>>, id: InvitationId) -> Result<InvitationRow, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let account_name = self.base.name_of(by.account())?;
        let token = Token::new(random::bytes()?);
        let row = self.actors.act(&by, |transaction| {
            let AuthorizedActor { site, now, authority } = self.actors.authorize(transaction, &by)?;
            let mut invitation = invitation_of(transaction, by.account().id, id)?;
            // Whoever mails an offer anew makes it anew, whoever made it first (rule A2).
            authority.give_again(&invitation.offer)?;
            invitation.state = invitation.state.resend(now, invitation.lifetime)?;
            if let State::Pending { expires, .. } = invitation.state {
                invitation.expires = expires;
            }
            invitation.undelivered = None;
            within_caps(transaction, &invitation, now)?;
            renew_invitation(transaction, &invitation, &token.hash(), now)?;
            let site = self.sites.of_link(&site, &invitation.offer);
            self.mail(transaction, &site, &invitation, &account_name, &token)?;
            record(transaction, by.account().id, &by.actor(), Event::Resent, &[("email", &invitation.email)], now)?;
            Ok(invitation_row(&invitation, now))
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "invitation/resent: {} to account {} on {}", id.0, by.account().id.0, by.site().id);
        Ok(row)
    }

    /// Takes an invitation back, expired or not.
    ///
    /// # Errors
    /// `permission/missing`, `invitation/unknown`, `invitation/used` and its kin where it was answered.
    pub fn cancel<'a>(&self, by: impl Into<Actor<'a>>, id: InvitationId) -> Result<(), Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        self.actors.act(&by, |transaction| {
            let now = self.actors.authorize(transaction, &by)?.now;
            let invitation = invitation_of(transaction, by.account().id, id)?;
            settle_invitation(transaction, id, invitation.state.cancel(now)?, now)?;
            record(transaction, by.account().id, &by.actor(), Event::Cancelled, &[("email", &invitation.email)], now)
        })?;
        log::info!(target: "audit", "invitation/cancelled: {} to account {} on {}", id.0, by.account().id.0, by.site().id);
        Ok(())
    }

    fn mail(
        &self,
        transaction: &Transaction<'_>,
        site: &Site,
        invitation: &Invitation,
        account: &str,
        link: &Token,
    ) -> Result<(), Error> {
        let address = self.base.address(site);
        let to = Addressee {
            site,
            address: &address,
            to: &invitation.email,
            name: &invitation.name,
            login: "",
            locale: invitation.locale,
            zone: None,
        };
        let about = About::Invitation {
            link,
            inviter: (&invitation.inviter_name).into(),
            offer: &invitation.offer,
            expires: invitation.expires,
        };
        let mail = compose(&to, Matter::People { account: account.into(), about })?;
        self.mailing.queue_invitation(transaction, &mail, link)
    }

    /// The members with this address whose contact is gone: the ERP is not asked within the transaction that refuses them.
    fn gone_with(&self, by: &Actor<'_>, email: &str) -> Result<BTreeSet<UserId>, Error> {
        let mut members = self.base.store.members(by.account().id)?;
        members.retain(|member| member.user.email.as_deref().is_some_and(|own| are_one(own, email)));
        self.lost_contacts.gone_among(by.account(), &members)
    }
}

/// Refuses to invite who is there already, and says what to do instead (rule I9).
fn not_a_member(
    transaction: &Transaction<'_>,
    by: &Actor<'_>,
    realm: &RealmId,
    email: &str,
    gone: &BTreeSet<UserId>,
) -> Result<(), Error> {
    let members = members_in(transaction, by.account().id).map_err(|error| failed(&error))?;
    let found = members.iter().find(|member| {
        member.user.realm == *realm && member.user.email.as_deref().is_some_and(|own| are_one(own, email))
    });
    let is = |id: UserId| by.user() == Some(id);
    match found {
        None => Ok(()),
        Some(member) if is(member.user.id) => Err(Error::InvitingOneself),
        Some(member) if gone.contains(&member.user.id) => Err(Error::MemberContactGone),
        Some(member) if member.membership.role == Role::Owner => Err(Error::InvitingOwner),
        Some(_) => Err(Error::AlreadyMember),
    }
}

/// Refuses one mail more than a day may have (rule I11). What other accounts sent to an address holds up no account's
/// first invitation of the day to it.
fn within_caps(transaction: &Transaction<'_>, invitation: &Invitation, now: Timestamp) -> Result<(), Error> {
    let [account, inviter, address, from_here] =
        invitation_mails(transaction, invitation.account, invitation.inviter, &invitation.email, now.minus(DAY))?;
    let fits = account < ACCOUNT_A_DAY && inviter < INVITER_A_DAY && (address < ADDRESS_A_DAY || from_here == 0);
    if fits { Ok(()) } else { Err(Error::InvitationTooMany) }
}
