//! What a membership is to be, and staff putting one in place.

use std::sync::Arc;

use plugin_api::operations::{self, Grant, Granted};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::ledger::{Event, LedgerActor};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Site, SiteId};
use crate::portal::base::{Base, service};
use crate::portal::ledger_words::{described, described_before};
use crate::portal::lookups::user_in;
use crate::portal::sites::Sites;
use crate::store;
use crate::store::engine::Transaction;
use crate::store::ledger::record;

/// What a membership is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MembershipTerms {
    /// Makes the user the account's owner, who holds every permission.
    #[schemars(skip)]
    pub owner: bool,
    /// The permissions; without them those of the preset, else the site's default.
    #[schemars(with = "Option<Permissions>")]
    pub permissions: Option<Vec<String>>,
    /// A preset of the site, by its id.
    #[schemars(regex(pattern = "^[a-z][a-z0-9-]{0,39}$"))]
    pub preset: Option<String>,
    /// `all` or `own` documents.
    #[schemars(with = "Option<Sees>")]
    pub sees: Option<String>,
    /// The sites where it works; none is every one.
    #[schemars(with = "Option<Vec<SiteId>>")]
    pub sites: Option<Vec<String>>,
    /// The day on which it ends, `YYYY-MM-DD`: works no more from the beginning of that day on, in the site's time zone.
    #[schemars(extend("format" = "date"))]
    pub ends: Option<String>,
}

impl From<operations::MembershipTerms> for MembershipTerms {
    fn from(terms: operations::MembershipTerms) -> Self {
        let operations::MembershipTerms { owner, permissions, preset, sees, sites, ends } = terms;
        Self { owner, permissions, preset, sees, sites, ends }
    }
}

service! {
    /// What memberships are to be.
    pub struct Memberships {
        base: Arc<Base>,
        sites: Arc<Sites>,
    }
}

impl Memberships {
    /// Puts a membership in place of whatever joined the user and the account before.
    pub(super) fn grant(&self, grant: &Grant) -> Result<Granted, Error> {
        let site = self.sites.enabled(&grant.site)?;
        let party = self.base.source.third_party(&grant.third_party)?.ok_or(Error::ThirdPartyUnknown)?;
        if !party.open {
            return Err(Error::ThirdPartyClosed);
        }
        let actor = LedgerActor::Staff(grant.by.clone());
        let now = self.base.clock.now();
        let (user, before, membership) = self.base.store.write(|transaction| {
            let user = user_in(transaction, &site, &grant.login)?.user;
            let account = store::open_account(transaction, &party.id, now)?;
            let before = store::membership_in(transaction, account, user.id)?;
            let membership = self.terms(&site, &grant.membership.clone().into(), before.as_ref())?;
            store::put_membership(transaction, account, user.id, &membership, now)?;
            let who = (&actor, user.login.as_str());
            record_grant(transaction, account, who, (before.as_ref(), &membership), now)?;
            Ok((user, before, membership))
        })?;
        log::info!(
            target: "audit",
            "membership/granted: {:?} in third party {:?} on {}: {}",
            user.login.as_str(), party.id, site.id, membership.role.permissions()
        );
        let operations::Membership { third_party, account, role, state, permissions, sees, sites, ends } =
            membership_answer(&party.id, &party.name, &membership);
        let (login, before) = (user.login.to_string(), before.map(|before| before.role.permissions().ids()));
        Ok(Granted { login, third_party, account, role, state, permissions, sees, sites, ends, before })
    }

    /// What the terms come to on a site, in place of what was there before. A site by name is one of the realm, in service or
    /// not, or one that was named before: it only narrows (rule A5).
    ///
    /// # Errors
    /// `command/invalid` for a word that means nothing, `membership/site-unknown`.
    pub(super) fn terms(
        &self,
        site: &Site,
        terms: &MembershipTerms,
        before: Option<&Membership>,
    ) -> Result<Membership, Error> {
        let mut wanted = membership(site, terms)?;
        // The day that was there says the moment that was there: no more and no less than before (rule A2).
        let had = before
            .and_then(|before| before.ends)
            .filter(|ends| terms.ends.as_ref() == Some(&site.zone().day_of(*ends)));
        wanted.ends = had.or(wanted.ends);
        let was_named = |id: &SiteId| before.is_some_and(|before| before.sites.iter().flatten().any(|had| had == id));
        let is_there = |id: &SiteId| was_named(id) || self.sites.any_in_realm(&site.realm, |known| known.id == *id);
        if wanted.sites.iter().flatten().all(is_there) { Ok(wanted) } else { Err(Error::MembershipSiteUnknown) }
    }
}

/// Records in the ledger of an account that staff put a membership in place.
pub(super) fn record_grant(
    transaction: &Transaction<'_>,
    account: AccountId,
    (actor, login): (&LedgerActor, &str),
    (before, after): (Option<&Membership>, &Membership),
    now: Timestamp,
) -> Result<(), Error> {
    let described = described(after);
    let before = before.map(|before| described_before(before, after)).unwrap_or_default();
    let mut detail = vec![("login", login), ("role", role(after))];
    detail.extend(described.iter().chain(&before).map(|(name, text)| (*name, text.as_str())));
    record(transaction, account, actor, Event::Granted, &detail, now)
}

/// What the terms come to on a site.
///
/// # Errors
/// `command/invalid` for a word that means nothing.
fn membership(site: &Site, terms: &MembershipTerms) -> Result<Membership, Error> {
    let invalid = |what: String| Error::CommandInvalid(what);
    let permissions = match (&terms.permissions, &terms.preset) {
        (Some(ids), _) => ids
            .iter()
            .map(|id| id.parse::<Permission>().map_err(|e| invalid(e.to_string())))
            .collect::<Result<_, _>>()?,
        (None, Some(name)) => {
            let preset = site.presets.iter().find(|preset| preset.id == *name);
            preset.ok_or_else(|| invalid(format!("site `{}` has no preset `{name}`", site.id)))?.permissions
        }
        (None, None) => site.default_permissions,
    };
    let sees = match terms.sees.as_deref() {
        None | Some("all") => Sees::All,
        Some("own") => Sees::Own,
        Some(other) => return Err(invalid(format!("`sees` is `all` or `own`, not `{other}`"))),
    };
    let sites = terms
        .sites
        .as_ref()
        .map(|ids| ids.iter().map(|id| id.parse::<SiteId>().map_err(|e| invalid(e.to_string()))).collect())
        .transpose()?;
    let ends = terms
        .ends
        .as_deref()
        .map(|day| {
            let begin = site.zone().begin_of(day);
            begin.ok_or_else(|| invalid(format!("`{day}` is not a day such as 2027-01-31")))
        })
        .transpose()?;
    let role = if terms.owner { Role::Owner } else { Role::Member(permissions) };
    Ok(Membership { role, state: MembershipState::Active, sees, sites, ends })
}

pub(super) fn membership_answer(third_party: &str, account: &str, membership: &Membership) -> operations::Membership {
    operations::Membership {
        third_party: third_party.to_owned(),
        account: account.to_owned(),
        role: role(membership).to_owned(),
        state: if membership.state == MembershipState::Active { "active" } else { "suspended" }.to_owned(),
        permissions: membership.role.permissions().ids(),
        sees: membership.sees.as_str().to_owned(),
        sites: membership.sites.as_ref().map(|sites| sites.iter().map(ToString::to_string).collect()),
        ends: membership.ends.map(Timestamp::rfc3339),
    }
}

fn role(membership: &Membership) -> &'static str {
    if membership.role == Role::Owner { "owner" } else { "member" }
}
