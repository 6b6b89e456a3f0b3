//! Answering an invitation (rules §6), from the side of the one who is invited.

mod asking;
mod judging;
mod telling;

use std::sync::Arc;

use plugin_api::Class;
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::invitations::{CODE_LIFETIME, CODE_TRIES, CODES};
use crate::model::ledger::{Event, LedgerActor};
use crate::model::locales::{Locale, Text};
use crate::model::mailboxes::{self, Mailbox};
use crate::model::memberships::Sees;
use crate::model::permissions::Permissions;
use crate::model::sites::{Site, SiteId};
use crate::model::throttles::Verdict;
use crate::model::tokens::Token;
use crate::model::users::{Login, User, UserId, UserState};
use crate::portal::base::{Base, service};
use crate::portal::invitations::NAME;
use crate::portal::mailing::Mailing;
use crate::portal::mails::{About, Addressee, Matter, News, compose};
use crate::portal::one_time::six_digits;
use crate::portal::passwords::Passwords;
use crate::portal::principals::{Principal, principal_in_store};
use crate::portal::sites::{SiteAt, Sites, here};
use crate::source::Said;
use crate::store::engine::Transaction;
use crate::store::erp_users::judged_in;
use crate::store::invitations::{CodeRow, Invitation, code_in, invitation_in, put_code, settle_invitation};
use crate::store::ledger::record;
use crate::store::{
    MailOf, NewUser, check_mail_limit, failed, give_login_up, insert_user, membership_in, prove_email, somebody_has,
};
use judging::{Asked, Judged, in_realm, is_theirs, join, judge};

/// What the holder of a link is shown before answering (rule I8).
#[derive(Clone, Debug)]
pub struct InvitationCard {
    /// The account's name.
    pub account: String,
    /// The name of the site that the link is for.
    pub site: Text,
    /// Who invites.
    pub inviter: String,
    /// The address that the invitation is bound to.
    pub email: String,
    /// The name that the inviter gave; may be empty.
    pub name: String,
    /// What would be granted now: the offer, cut to what the inviter still holds (rule I6).
    pub permissions: Permissions,
    /// Which documents.
    pub sees: Sees,
    /// The sites where it is to work; `None` is every one.
    pub sites: Option<Vec<SiteId>>,
    /// From this moment on it is to work no more.
    pub ends: Option<Timestamp>,
    /// From this moment on it can no longer be answered.
    pub expires: Timestamp,
    /// The language that the inviter chose, if any.
    pub locale: Option<Locale>,
    /// Whether a user with this address exists, proved or not, who has to sign in to accept (rule I4a).
    pub known: bool,
}

/// A person who signs up to accept; the address is the invitation's and cannot be chosen (rule I5).
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// The login; empty is the address, and no other address fits.
    pub login: &'a str,
    /// The name for people; empty is the one that the inviter gave, else the login.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The language, if chosen.
    pub locale: Option<Locale>,
}

/// An invitation accepted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Accepted {
    /// The account that was entered.
    #[serde(skip)]
    pub account: AccountId,
    /// What the member signs in with.
    pub login: String,
    /// What was granted.
    pub permissions: Permissions,
}

service! {
    /// Invitations, from the side of the one who is invited.
    pub struct Accepting {
        base: Arc<Base>,
        sites: Arc<Sites>,
        mailing: Arc<Mailing>,
        passwords: Arc<Passwords>,
    }
}

impl Accepting {
    /// What a link offers; looking changes nothing (rule I7).
    ///
    /// # Errors
    /// `invitation/unknown`, `invitation/expired`, `invitation/used`, `invitation/declined`, `invitation/cancelled`,
    /// `invitation/superseded`, `invitation/inviter-lost-right`, `account/suspended` and its kin.
    pub fn look_at(&self, site: &Arc<Site>, link: &Token) -> Result<InvitationCard, Error> {
        self.base.running()?;
        let asked = self.ask(site, link, None)?;
        let now = self.base.clock.now();
        let looked = self.base.store.read_with(|connection| {
            let site = here(connection, site)?;
            let judged = judge(connection, &site, link, &asked, now)?;
            let Judged::Open { invitation, given, .. } = judged else { return Err(Error::InvitationInviterLost) };
            let known = somebody_has(connection, &site.realm, &invitation.email).map_err(|error| failed(&error))?;
            Ok((invitation, given, known))
        });
        let (invitation, given, known) = looked?;
        Ok(InvitationCard {
            account: asked.account_name,
            site: site.name.clone(),
            inviter: invitation.inviter_name,
            email: invitation.email,
            name: invitation.name,
            permissions: given.role.permissions(),
            sees: given.sees,
            sites: given.sites,
            ends: given.ends,
            expires: invitation.expires,
            locale: invitation.locale,
            known,
        })
    }

    /// Accepts as somebody new: makes the user, whose address the followed link proves, and the membership, or neither
    /// (rules I2, I5). Signs nobody in: sign in with the login answered and the password just chosen.
    ///
    /// # Errors
    /// As [`Accepting::look_at`]; `invitation/sign-in-instead`, `login/invalid`, `login/taken`,
    /// `email/of-employee`, `password/too-short` and its kin, `unavailable/busy`.
    pub fn accept_as_new(&self, site: &Arc<Site>, link: &Token, person: &NewPerson<'_>) -> Result<Accepted, Error> {
        self.base.running()?;
        let asked = self.ask(site, link, None)?;
        let found = self.open(site, link)?;
        let login = Login::new(if person.login.trim().is_empty() { &found.email } else { person.login })?;
        // An address as login says whose it is: only the one that the link has proved may.
        if login.is_like_an_address() && login.key() != mailboxes::key(&found.email) {
            return Err(Error::LoginInvalid);
        }
        if self.base.source.is_employee(&Mailbox::new(&found.email)?)? {
            return Err(Error::EmailOfEmployee);
        }
        let name = [person.name, found.name.as_str(), login.as_str()].into_iter().find(|name| !name.trim().is_empty());
        let name: String = name.unwrap_or_default().trim().chars().filter(|c| !c.is_control()).take(NAME).collect();
        let mut new = NewUser {
            realm: &site.realm,
            login: &login,
            name: &name,
            email: Some((&found.email, true)),
            locale: person.locale.or(found.locale),
            state: UserState::Active,
            contact: None,
            password: None,
            one_time_until: None,
        };
        let password = self.passwords.chosen(site, &new.with_id(UserId(0)), person.password)?;
        let hash = self.passwords.hash(&password)?;
        new.password = Some(&hash);
        self.accept_with(site, link, &asked, |transaction, site, invitation, now| {
            if somebody_has(transaction, &site.realm, &invitation.email).map_err(|error| failed(&error))? {
                return Err(Error::InvitationSignIn);
            }
            // Whoever signed up with this address has not proved it, and this person just has.
            give_login_up(transaction, &site.realm, &mailboxes::key(&invitation.email))?;
            let new = NewUser { realm: &site.realm, ..new };
            Ok((new.with_id(insert_user(transaction, &new, now)?), true))
        })
    }

    /// Accepts as the principal, whose address must be the invited one (rule I4). Where the ERP or staff gave it and nobody
    /// has proved it, the followed link does (rule I4a).
    ///
    /// # Errors
    /// As [`Accepting::look_at`]; `invitation/other-address`, `invitation/already-member`.
    pub fn accept(&self, principal: &Principal, link: &Token) -> Result<Accepted, Error> {
        self.base.running()?;
        let asked = self.ask(&principal.site, link, Some(&principal.user))?;
        self.accept_with(&principal.site, link, &asked, |transaction, site, invitation, now| {
            let row = principal_in_store(transaction, principal, now)?;
            if !is_theirs(&row, &invitation.email) {
                return Err(Error::InvitationOtherAddress);
            }
            if !row.email_verified {
                give_login_up(transaction, &site.realm, &mailboxes::key(&invitation.email))?;
                prove_email(transaction, row.user.id).map_err(|error| failed(&error))?;
                log::info!(target: "audit", "email/proved: user {} by an invitation on {}", row.user.id.0, site.id);
            }
            Ok((row.user, false))
        })
    }

    /// Mails a code of six digits to the invited address, for the principal to prove it (rule I4). It works for 10 minutes and
    /// five tries, for this invitation and this user only; a new one ends the one before.
    ///
    /// # Errors
    /// As [`Accepting::look_at`]; `code/enough`, `throttle/slow-down`, `invitation/already-member`.
    pub fn mail_code(&self, principal: &Principal, link: &Token) -> Result<(), Error> {
        self.base.running()?;
        let site = &principal.site;
        let asked = self.ask(site, link, Some(&principal.user))?;
        let code = six_digits()?;
        let address = self.base.address(site);
        self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let site = &here(transaction, site)?;
            let Judged::Open { invitation, account, .. } = judge(transaction, site, link, &asked, now)? else {
                return Err(Error::InvitationInviterLost);
            };
            let user = principal_in_store(transaction, principal, now)?.user;
            if membership_in(transaction, account.id, user.id)?.is_some() {
                return Err(Error::AlreadyMember);
            }
            let mailed = code_in(transaction, invitation.id, user.id)?.map_or(0, |row| row.mailed);
            if mailed >= CODES {
                return Err(Error::CodeEnough);
            }
            let about = MailOf::Invitation(user.id);
            if let Verdict::Wait(wait) = check_mail_limit(transaction, about, &mailboxes::key(&invitation.email), now)?
            {
                return Err(Error::SlowDown { seconds: wait.as_secs().max(1) });
            }
            let expires = now.plus(CODE_LIFETIME);
            let row = CodeRow { code: link.code_hash(user.id, &code), expires, tries: 0, mailed: mailed + 1 };
            put_code(transaction, invitation.id, user.id, row)?;
            let to = Addressee {
                site,
                address: &address,
                to: &invitation.email,
                name: &invitation.name,
                login: "",
                locale: invitation.locale,
                zone: principal.user.zone.as_ref(),
            };
            let about = About::Code { code: &code, link, login: user.login.as_str().into(), expires };
            let account = &asked.account_name;
            self.mailing.queue_in(transaction, &compose(&to, Matter::People { account: account.into(), about })?)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "invitation/code: mailed for user {} on {}", principal.user.id.0, site.id);
        Ok(())
    }

    /// Accepts as the principal, who proves the invited address with a mailed code (rule I4). Each try counts, also a wrong one.
    ///
    /// # Errors
    /// As [`Accepting::look_at`]; `code/wrong`, `code/over`, `invitation/already-member`.
    pub fn accept_with_code(&self, principal: &Principal, link: &Token, code: &str) -> Result<Accepted, Error> {
        self.base.running()?;
        principal.may_write()?;
        let found = self.open(&principal.site, link)?;
        let asked = self.ask(&principal.site, link, Some(&principal.user))?;
        let claimed = link.code_hash(principal.user.id, code.trim());
        let counted = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let Some(row) = code_in(transaction, found.id, principal.user.id)? else { return Err(Error::CodeOver) };
            if row.tries >= CODE_TRIES || now >= row.expires {
                return Err(Error::CodeOver);
            }
            // A right one is used up by its acceptance; a wrong one by the fifth try.
            put_code(transaction, found.id, principal.user.id, CodeRow { tries: row.tries + 1, ..row })?;
            Ok(if row.code == claimed { Ok(()) } else { Err(Error::CodeWrong) })
        })?;
        if let Err(wrong) = counted {
            log::warn!(target: "audit", "code/wrong: user {} on {}", principal.user.id.0, principal.site.id);
            return Err(wrong);
        }
        self.accept_with(&principal.site, link, &asked, |transaction, _, invitation, now| {
            // Still the code of this mail: a later one, or a resend, ends it.
            let row = code_in(transaction, invitation.id, principal.user.id)?;
            if row.is_some_and(|row| row.code == claimed && now < row.expires) {
                principal_in_store(transaction, principal, now).map(|row| (row.user, false))
            } else {
                Err(Error::CodeOver)
            }
        })
    }

    /// Declines; whoever holds the link may, signed in or not (rule I8).
    ///
    /// # Errors
    /// As [`Accepting::look_at`].
    pub fn decline(&self, site: &Arc<Site>, link: &Token) -> Result<(), Error> {
        self.base.running()?;
        let found = self.base.store.invitation(&link.hash())?;
        let account = self.base.store.account(found.account)?.ok_or(Error::InvitationUnknown)?.account;
        let account_name = self.base.name_of(&account)?;
        let id = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let site = here(transaction, site)?;
            let invitation = in_realm(invitation_in(transaction, &link.hash())?, &site)?;
            settle_invitation(transaction, invitation.id, invitation.state.decline(now)?, now)?;
            let email = invitation.email.as_str();
            record(transaction, invitation.account, &LedgerActor::System, Event::Declined, &[("email", email)], now)?;
            self.tell_of_answer(
                transaction,
                &site,
                &invitation,
                &account_name,
                News::Declined { email: email.into() },
            )?;
            Ok(invitation.id)
        })?;
        self.mailing.wake();
        log::info!(target: "audit", "invitation/declined: {} on {}", id.0, site.id);
        Ok(())
    }

    /// One transaction: the invitation is judged, `who` says who accepts and whether they are new, the membership is put
    /// in place (rule I2).
    fn accept_with(
        &self,
        site: &Arc<Site>,
        link: &Token,
        asked: &Asked,
        who: impl FnOnce(&Transaction<'_>, &Site, &Invitation, Timestamp) -> Result<(User, bool), Error>,
    ) -> Result<Accepted, Error> {
        let answer = self.base.store.write(|transaction| {
            let now = self.base.clock.now();
            let site = &here(transaction, site)?;
            match judge(transaction, site, link, asked, now)? {
                Judged::Open { invitation, account, given } => {
                    let (user, new) = who(transaction, site, &invitation, now)?;
                    let invited = (&invitation, &account);
                    let accepted = join(transaction, site, &asked.said, invited, (&user, new), &given, now)?;
                    let (name, email) = (user.name.as_str(), invitation.email.as_str());
                    let news = News::Accepted { name: name.into(), email: email.into(), given: &given };
                    self.tell_of_answer(transaction, site, &invitation, &asked.account_name, news)?;
                    Ok(Some(accepted))
                }
                Judged::InviterLost(invitation) => {
                    self.take_back(transaction, site, &invitation, &asked.account_name, now)?;
                    Ok(None)
                }
            }
        });
        let answer = answer.inspect_err(|error| recorded(site, error))?;
        self.mailing.wake();
        let Some(accepted) = answer else {
            log::warn!(target: "audit", "invitation/inviter-lost-right: on {}", site.id);
            return Err(Error::InvitationInviterLost);
        };
        log::info!(target: "audit", "invitation/accepted: {:?} in account {} on {}", accepted.login, accepted.account.0, site.id);
        Ok(accepted)
    }

    /// The invitation of a link, where it can be answered on this site now.
    fn open(&self, site: &Arc<Site>, link: &Token) -> Result<Invitation, Error> {
        let found = self.base.store.read_with(|connection| {
            let site = here(connection, site)?;
            in_realm(invitation_in(connection, &link.hash())?, &site)
        });
        let open = found.and_then(|found| found.state.open(self.base.clock.now()).map(|()| found));
        open.inspect_err(|error| recorded(site, error))
    }

    /// Asks the host what an answer is judged by.
    fn ask(&self, site: &Arc<Site>, link: &Token, who: Option<&User>) -> Result<Asked, Error> {
        let invitation = self.open(site, link)?;
        let account = self.base.store.account(invitation.account)?.ok_or(Error::InvitationUnknown)?.account;
        let inviter = match invitation.inviter {
            Some(id) => {
                let user = self.base.store.user_by_id(id)?.ok_or(Error::InvitationUnknown)?.user;
                let user = self.base.store.read_with(|connection| judged_in(connection, user, account.id))?;
                let SiteAt::Enabled(site) = self.sites.named(invitation.site.as_str()) else {
                    return Err(Error::Denied(Denied::SiteDisabled));
                };
                Some((site, self.base.source.said_of(&user, &account.third_party)?))
            }
            None => None,
        };
        let said = match who {
            Some(user) => self.base.source.said_of(user, &account.third_party)?,
            None => Said { standing: self.base.source.standing(&account.third_party, None)?, user: None },
        };
        Ok(Asked { inviter, said, account_name: self.base.name_of(&account)? })
    }
}

/// Records that an invitation was not for who tried it (OWASP ASVS 5.0, 16.3.2).
fn recorded(site: &Site, error: &Error) {
    let (class, code) = error.class_and_code();
    if matches!(class, Class::Refused | Class::NotFound) && *error != Error::ViewAsReadOnly {
        log::warn!(target: "audit", "{code}: an invitation on {}", site.id);
    }
}
