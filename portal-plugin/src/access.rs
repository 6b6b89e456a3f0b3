//! The decision (rules §3): the only place that says yes.
//!
//! Fourteen rows, asked in order. The first ten judge the principal and the permission; a yes to them is a [`Granted`], which
//! nothing else makes. The last four judge one document, and take a `Granted` to be asked at all.

use plugin_api::documents::State;
use plugin_api::erp_users::ErpUser;
use plugin_api::parties::{Known, Standing};

use crate::clock::Timestamp;
use crate::error::Denied;
use crate::model::accounts::{Account, AccountState};
use crate::model::erp_users;
use crate::model::memberships::{Membership, MembershipState, Sees};
use crate::model::permissions::Permission;
use crate::model::sessions;
use crate::model::sites::Site;
use crate::model::users::{User, UserState};

/// Who is here, and in which account: what rows 1 to 7 look at. Facts only: whoever gathers them does the I/O, and a fact that
/// could not be had is a refusal before this is called (rule D1).
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The moment of the question, as the host's clock says: a membership ends on a day of the calendar.
    pub now: Timestamp,
    /// The site asked on.
    pub site: SiteFact<'a>,
    /// The session that asks.
    pub session: SessionFact,
    /// Who asks, where the session or the question names somebody.
    pub user: Option<&'a User>,
    /// The account asked about, where there is one.
    pub account: Option<&'a Account>,
    /// What joins the two, where something does.
    pub membership: Option<&'a Membership>,
    /// Whether a change of the site's realm left the user behind here (rule S6).
    pub left_behind: bool,
    /// What the ERP says now of the third party and of the contact behind the user.
    pub standing: Option<&'a Standing>,
    /// What the ERP says now of its own user behind the user, where one is linked (rule U11).
    pub erp_user: Option<&'a ErpUser>,
}

/// What is to be done there: what rows 8 to 10 look at beside.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The permission that it takes.
    pub permission: Permission,
    /// Whether the ERP opens the permission's kind to external users; true for a permission that is about no kind.
    pub open_to_external: bool,
}

impl Wish {
    /// For a permission that is about no kind, which the ERP neither opens nor closes.
    pub const fn beside_kinds(permission: Permission) -> Self {
        Self { permission, open_to_external: true }
    }
}

/// What is known of the site.
#[derive(Clone, Copy, Debug)]
pub enum SiteFact<'a> {
    /// No manifest ever enabled it here.
    Unknown,
    /// It was taken out of service.
    Disabled,
    /// A valid manifest enables it.
    Enabled(&'a Site),
}

/// What is known of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionFact {
    /// Nobody is signed in.
    Missing,
    /// A session as it stands on this site, now.
    Known(sessions::SessionStatus),
    /// Staff or the ERP asks what a session of this user would be answered.
    Assumed,
}

/// What a document says of who may see it.
#[derive(Clone, Copy, Debug)]
pub struct DocumentFacts<'a> {
    /// The third party it belongs to; `None` for a product, which belongs to nobody.
    pub third_party: Option<&'a str>,
    /// The entity that issued it; empty for a product of every entity.
    pub entity: &'a str,
    /// Whether only the contacts named on it see it.
    pub reserved: bool,
    /// The contacts named on it.
    pub contacts: &'a [&'a str],
    /// Its life as customers see it.
    pub state: State,
}

/// A yes to the first ten rows: this user may do this, for this account, on this site, now.
///
/// Only [`decide`] makes one, and what reads documents takes nothing less.
#[derive(Clone, Copy, Debug)]
pub struct Granted<'a> {
    viewer: Viewer<'a>,
    permission: Permission,
}

/// Who looks at documents: what rows 11 to 14 compare a document with.
#[derive(Clone, Copy, Debug)]
struct Viewer<'a> {
    site: &'a Site,
    account: &'a Account,
    sees: Sees,
    contact: Option<&'a str>,
}

impl<'a> Granted<'a> {
    /// The third party whose documents may be read.
    pub fn third_party(&self) -> &'a str {
        &self.viewer.account.third_party
    }

    /// The entities whose documents may be read; `None` is all.
    pub fn entities(&self) -> Option<&'a [String]> {
        self.viewer.site.entities.as_deref()
    }

    /// The contact of the user, if it has one.
    pub const fn contact(&self) -> Option<&'a str> {
        self.viewer.contact
    }

    /// Whether only documents that name the user's contact may be read.
    pub fn own_only(&self) -> bool {
        self.viewer.sees == Sees::Own
    }

    /// Whether cancelled documents may be read.
    pub const fn cancelled(&self) -> bool {
        self.viewer.site.cancelled
    }

    /// What was granted.
    pub const fn permission(&self) -> Permission {
        self.permission
    }

    /// Judges one document: rows 11 to 14.
    ///
    /// # Errors
    /// The first row that fails.
    pub fn judge(&self, document: &DocumentFacts<'_>) -> Result<(), Denied> {
        (11..=14).try_for_each(|row| self.viewer.judge_row(row, document))
    }
}

impl<'a> Viewer<'a> {
    const fn of(facts: &Facts<'a>) -> Option<Self> {
        match (facts.site, facts.user, facts.account, facts.membership) {
            (SiteFact::Enabled(site), Some(user), Some(account), Some(membership)) => Some(Self {
                site,
                account,
                sees: membership.sees,
                contact: match &user.contact {
                    Some(contact) => Some(contact.as_str()),
                    None => None,
                },
            }),
            _ => None,
        }
    }

    fn judge_row(&self, row: u8, document: &DocumentFacts<'_>) -> Result<(), Denied> {
        let holds = match row {
            11 => document.third_party.is_none_or(|third_party| third_party == self.account.third_party),
            12 => {
                let of_every_entity = document.third_party.is_none() && document.entity.is_empty();
                let shows = |shown: &Vec<String>| shown.iter().any(|entity| entity == document.entity);
                of_every_entity || self.site.entities.as_ref().is_none_or(shows)
            }
            13 => {
                let named = self.contact.is_some_and(|contact| document.contacts.contains(&contact));
                let own_enough = document.third_party.is_none() || self.sees == Sees::All || named;
                own_enough && (!document.reserved || named)
            }
            _ => match document.state {
                State::Draft => false,
                State::Published => true,
                State::Cancelled => self.site.cancelled,
            },
        };
        if holds { Ok(()) } else { Err(document_denial(row)) }
    }
}

const fn document_denial(row: u8) -> Denied {
    match row {
        11 => Denied::DocumentOtherAccount,
        12 => Denied::DocumentOtherEntity,
        13 => Denied::DocumentOtherContact,
        _ => Denied::DocumentUnpublished,
    }
}

/// Asks rows 1 to 10 in order.
///
/// # Errors
/// The first row that fails.
pub fn decide<'a>(facts: &Facts<'a>, wish: Wish) -> Result<Granted<'a>, Denied> {
    authorize_account(facts)?;
    (8..=10).try_for_each(|row| judge_wish(row, facts, wish))?;
    let viewer = Viewer::of(facts).ok_or(Denied::MembershipNone)?;
    Ok(Granted { viewer, permission: wish.permission })
}

/// Asks every row of the first ten but row 8: whether it is worth asking the ERP, which alone knows that one.
///
/// # Errors
/// The first row that fails.
pub fn decide_but_for_host(facts: &Facts<'_>, permission: Permission) -> Result<(), Denied> {
    decide(facts, Wish { permission, open_to_external: true }).map(drop)
}

/// Asks rows 1 to 7: may this user be in this account, here and now, whatever is done there?
///
/// # Errors
/// The first row that fails.
pub fn authorize_account(facts: &Facts<'_>) -> Result<(), Denied> {
    (1..=7).try_for_each(|row| judge_row(row, facts))
}

/// Asks rows 1 to 4: is somebody signed in on this site, whichever account it is about?
///
/// # Errors
/// The first row that fails.
pub fn authorize_session(facts: &Facts<'_>) -> Result<(), Denied> {
    (1..=4).try_for_each(|row| judge_row(row, facts))
}

/// Every row with its answer; rows 11 to 14 only where a document is given. For people: the decision itself stops at the first no.
pub fn explain(facts: &Facts<'_>, wish: Wish, document: Option<&DocumentFacts<'_>>) -> Vec<(u8, Result<(), Denied>)> {
    let wished = (8..=10).map(|row| (row, judge_wish(row, facts, wish)));
    let mut rows: Vec<_> = (1..=7).map(|row| (row, judge_row(row, facts))).chain(wished).collect();
    if let Some(document) = document {
        let viewer = Viewer::of(facts);
        rows.extend((11..=14).map(|row| {
            (row, viewer.map_or_else(|| Err(document_denial(row)), |viewer| viewer.judge_row(row, document)))
        }));
    }
    rows
}

fn judge_row(row: u8, facts: &Facts<'_>) -> Result<(), Denied> {
    match row {
        1 => site_is_enabled(facts).map(drop),
        2 => session_is_live(facts),
        3 => user_is_active(facts),
        4 => realm_is_shared(facts),
        5 => account_is_open(facts),
        6 => account_is_on_site(facts),
        _ => membership_is_active(facts),
    }
}

fn judge_wish(row: u8, facts: &Facts<'_>, Wish { permission, open_to_external }: Wish) -> Result<(), Denied> {
    match row {
        8 => hold(open_to_external, Denied::HostClosed),
        9 => site_shows_the_kind(facts, permission),
        _ => membership_holds_the_permission(facts, permission),
    }
}

const fn hold(holds: bool, otherwise: Denied) -> Result<(), Denied> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn site_is_enabled<'a>(facts: &Facts<'a>) -> Result<&'a Site, Denied> {
    match facts.site {
        SiteFact::Unknown => Err(Denied::SiteUnknown),
        SiteFact::Disabled => Err(Denied::SiteDisabled),
        SiteFact::Enabled(site) => Ok(site),
    }
}

const fn session_is_live(facts: &Facts<'_>) -> Result<(), Denied> {
    match facts.session {
        SessionFact::Missing => Err(Denied::SessionMissing),
        SessionFact::Known(sessions::SessionStatus::Expired) => Err(Denied::SessionExpired),
        SessionFact::Known(sessions::SessionStatus::Revoked) => Err(Denied::SessionRevoked),
        SessionFact::Known(sessions::SessionStatus::OtherSite) => Err(Denied::SessionOtherSite),
        SessionFact::Known(sessions::SessionStatus::Live) | SessionFact::Assumed => Ok(()),
    }
}

fn user_is_active(facts: &Facts<'_>) -> Result<(), Denied> {
    let user = facts.user.ok_or(Denied::UserDisabled)?;
    match user.state {
        UserState::Disabled => return Err(Denied::UserDisabled),
        UserState::Unverified => return Err(Denied::UserUnverified),
        UserState::Active => {}
    }
    // A stranger's wrong guesses put a password out of use; they must not end the session of the one who knows it.
    hold(!(user.locked && facts.session == SessionFact::Assumed), Denied::UserLocked)?;
    // Where nobody has asked the ERP, as no account is chosen, it has said nothing against the user; once asked, it must know both.
    let Some(standing) = facts.standing else { return Ok(()) };
    hold(erp_users::may_act(user, facts.erp_user), Denied::UserDisabled)?;
    hold(user.contact.is_none() || standing.contact == Some(Known::Open), Denied::UserDisabled)
}

fn realm_is_shared(facts: &Facts<'_>) -> Result<(), Denied> {
    let site = site_is_enabled(facts)?;
    let shared = facts.user.is_some_and(|user| user.realm == site.realm || facts.left_behind);
    hold(shared, Denied::RealmNotShared)
}

fn account_is_open(facts: &Facts<'_>) -> Result<(), Denied> {
    match facts.account.map(|account| account.state) {
        Some(AccountState::Open) => {}
        Some(AccountState::Suspended) => return Err(Denied::AccountSuspended),
        Some(AccountState::Closed) | None => return Err(Denied::AccountClosed),
    }
    hold(facts.standing.is_some_and(|standing| standing.third_party == Known::Open), Denied::AccountClosed)
}

fn account_is_on_site(facts: &Facts<'_>) -> Result<(), Denied> {
    let site = site_is_enabled(facts)?;
    let (Some(account), Some(standing)) = (facts.account, facts.standing) else {
        return Err(Denied::AccountNotOnSite);
    };
    let listed = account.sites.as_ref().is_none_or(|sites| sites.contains(&site.id));
    let excluded = site.excluded_categories.iter().any(|category| standing.categories.contains(category));
    hold(listed && !excluded, Denied::AccountNotOnSite)
}

fn membership_is_active(facts: &Facts<'_>) -> Result<(), Denied> {
    let site = site_is_enabled(facts)?;
    let membership = facts.membership.ok_or(Denied::MembershipNone)?;
    if let (Some(user), Some(account)) = (facts.user, facts.account) {
        hold(erp_users::is_there(user, account, facts.erp_user), Denied::MembershipEnded)?;
    }
    hold(membership.state == MembershipState::Active, Denied::MembershipSuspended)?;
    hold(membership.ends.is_none_or(|ends| facts.now < ends), Denied::MembershipEnded)?;
    let listed = membership.sites.as_ref().is_none_or(|sites| sites.contains(&site.id));
    hold(listed, Denied::MembershipNotOnSite)
}

fn site_shows_the_kind(facts: &Facts<'_>, permission: Permission) -> Result<(), Denied> {
    let site = site_is_enabled(facts)?;
    hold(permission.kind().is_none_or(|kind| site.shows(kind)), Denied::SiteHidden)
}

fn membership_holds_the_permission(facts: &Facts<'_>, permission: Permission) -> Result<(), Denied> {
    let (Some(user), Some(account), Some(membership)) = (facts.user, facts.account, facts.membership) else {
        return Err(Denied::PermissionMissing);
    };
    let held = erp_users::held(membership.role, user, account.id, facts.erp_user);
    hold(held.allows(permission), Denied::PermissionMissing)
}
