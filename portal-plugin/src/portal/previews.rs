//! What a membership would show, before it is given (rule A2a).

use std::sync::Arc;

use plugin_api::Kind;
use schemars::JsonSchema;
use serde::Serialize;

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::error::{Denied, Error};
use crate::model::memberships::{Membership, MembershipState};
use crate::model::permissions::Permission;
use crate::model::users::{Login, User, UserId, UserState};
use crate::portal::actor::{Actor, Actors};
use crate::portal::base::{Base, service};
use crate::portal::memberships::{MembershipTerms, Memberships};
use crate::source::{Count, Listing, OpenKinds};
use crate::store::members::{Member, member_in};
use crate::store::{failed, is_left_behind};

/// What somebody would have.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The membership, as it would be given.
    pub given: Membership,
    /// What it would show, for each kind.
    pub sights: Vec<AccessPreview>,
}

/// How much of a kind somebody would see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Sight")]
pub struct AccessPreview {
    /// The kind.
    pub kind: Kind,
    /// How many documents; `None` where the kind would not be shown at all, or who asks may not know how many.
    pub documents: Option<u64>,
    /// Whether the number is what the ERP says, and was not judged document by document.
    pub about: bool,
    /// Why there is no number: a code of the decision, or `permission/not-held` where the member sees more than who asks.
    pub why: Option<&'static str>,
}

/// The code of what somebody else holds and the one who asks does not.
const NOT_HELD: &str = "permission/not-held";

impl AccessPreview {
    /// Whether it is shown, and not to who asks.
    pub fn is_beyond(&self) -> bool {
        self.why == Some(NOT_HELD)
    }

    /// How many, where there is a number.
    pub fn count(&self) -> Option<Count> {
        self.documents.map(|number| Count { number, about: self.about })
    }
}

service! {
    /// What memberships would show, before they are given.
    pub struct Previews {
        base: Arc<Base>,
        actors: Arc<Actors>,
        memberships: Arc<Memberships>,
    }
}

impl Previews {
    /// What somebody with these terms would see on this site, kind by kind.
    ///
    /// # Errors
    /// As [`Previews::of`].
    pub fn sights<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: Option<UserId>,
        terms: &MembershipTerms,
    ) -> Result<Vec<AccessPreview>, Error> {
        self.of(by, user, terms).map(|preview| preview.sights)
    }

    /// What these terms come to, and what somebody who has them would see on this site; with `user`, a member of the account,
    /// else somebody whom no document names. Nothing is counted that who asks does not hold.
    ///
    /// # Errors
    /// As [`Members::edit`](crate::portal::members::Members::edit); `unavailable/host`.
    pub fn of<'a>(
        &self,
        by: impl Into<Actor<'a>>,
        user: Option<UserId>,
        terms: &MembershipTerms,
    ) -> Result<Preview, Error> {
        let by = by.into();
        self.actors.may_manage(&by)?;
        let authority = by.authority();
        let account = by.account();
        let (viewer, before) = match user {
            Some(id) => {
                let member = self.base.store.read_with(|connection| member_in(connection, account.id, id));
                let Member { user, membership } = member.inspect_err(|error| by.record(error))?;
                (user, Some(membership))
            }
            None => (stranger(&by)?, None),
        };
        let viewer = match self.base.store.erp_link(viewer.id, account.id)? {
            Some(link) => User { erp: Some(link), ..viewer },
            None => viewer,
        };
        let said = self.base.source.said_of(&viewer, &account.third_party)?;
        let wanted = self.memberships.terms(by.site(), terms, before.as_ref()).inspect_err(|error| by.record(error))?;
        // What is on hold is looked at as it will be once it is resumed.
        let given = authority.give(wanted, before.as_ref()).inspect_err(|error| by.record(error))?;
        let given = Membership { state: MembershipState::Active, ..given };
        let left_behind = self.base.store.read_with(|connection| {
            is_left_behind(connection, viewer.id, &by.site().id).map_err(|error| failed(&error))
        })?;
        let viewer = User { state: UserState::Active, locked: false, ..viewer };
        let (now, open) = (self.base.clock.now(), OpenKinds::default());
        let sights = Kind::ALL
            .into_iter()
            .map(|kind| {
                let permission = Permission::to_view(kind);
                let site = Some(&by.site().id);
                let counts = authority.holds().reaches(permission, site, given.sees, Some(now));
                let facts = Facts {
                    now,
                    site: SiteFact::Enabled(by.site()),
                    session: SessionFact::Assumed,
                    user: Some(&viewer),
                    account: Some(account),
                    membership: Some(&given),
                    left_behind,
                    standing: Some(&said.standing),
                    erp_user: said.user.as_ref(),
                };
                let wish = Wish { permission, open_to_external: open.to_external(&self.base.source, permission)? };
                match access::decide(&facts, wish) {
                    // It was there before, and stays: how much it is, is not for who asks.
                    Ok(_) if counts.is_err() => {
                        Ok(AccessPreview { kind, documents: None, about: false, why: Some(NOT_HELD) })
                    }
                    Ok(granted) => {
                        let Count { number, about } = self.base.source.count(&granted, &Listing::default())?;
                        Ok(AccessPreview { kind, documents: Some(number), about, why: None })
                    }
                    Err(denied) => Ok(AccessPreview { kind, documents: None, about: false, why: Some(denied.code()) }),
                }
            })
            .collect::<Result<_, Error>>()?;
        Ok(Preview { given, sights })
    }
}

/// Somebody in this realm whom no document names.
fn stranger(by: &Actor<'_>) -> Result<User, Error> {
    Ok(User {
        id: UserId(0),
        realm: by.site().realm.clone(),
        login: Login::new("preview").map_err(|_| Denied::UserDisabled)?,
        name: String::new(),
        email: None,
        locale: None,
        zone: None,
        state: UserState::Active,
        locked: false,
        one_time_password: false,
        contact: None,
        erp: None,
    })
}
