//! Every row of the decision, for staff and for the ERP's own code.

use std::sync::Arc;

use plugin_api::erp_users::ErpUserState;
use plugin_api::operations::{DecisionRow, Explain, Explanation};
use plugin_api::{Decision, Question};

use crate::access::{self, Facts, SessionFact, SiteFact, Wish};
use crate::error::{Denied, Error};
use crate::model::accounts::Account;
use crate::model::erp_users;
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::users::User;
use crate::portal::base::{Base, service};
use crate::portal::lookups::user_of;
use crate::portal::sites::{SiteAt, Sites};
use crate::source::{OpenKinds, Said};

/// How many rows the decision has.
const ROWS: usize = 14;

/// Everything that the decision looks at, owned.
struct Case {
    site: SiteAt,
    user: Option<User>,
    account: Option<Account>,
    membership: Option<Membership>,
    said: Option<Said>,
    wish: Wish,
    left_behind: bool,
}

service! {
    /// The decision row by row, for staff and for the ERP.
    pub struct Explaining {
        base: Arc<Base>,
        sites: Arc<Sites>,
    }
}

impl Explaining {
    /// Answers every row, a live session assumed.
    pub(super) fn explain(&self, explain: &Explain) -> Result<Explanation, Error> {
        let permission = match (&explain.permission, explain.kind) {
            (Some(id), _) => id.parse::<Permission>().map_err(|error| Error::CommandInvalid(error.to_string()))?,
            (None, Some(kind)) => Permission::to_view(kind),
            (None, None) => return Err(Error::CommandInvalid("give a `kind` or a `permission`".to_owned())),
        };
        let document = match (explain.document.as_deref(), permission.kind()) {
            (Some(id), Some(kind)) => Some(self.base.source.document_facts(kind, id)?),
            _ => None,
        };
        let case = self.case(&explain.site, &explain.login, explain.third_party.as_deref(), permission)?;
        let facts = case.facts(self.base.clock.host_says());
        let rows = match &document {
            Some(Some(found)) => found.with(|document| access::explain(&facts, case.wish, Some(document))),
            Some(None) | None => access::explain(&facts, case.wish, None),
        };
        let mut rows: Vec<DecisionRow> =
            rows.into_iter().map(|(row, answer)| asked(row, answer.err().map(Denied::code))).collect();
        if let Some(None) = document {
            rows.push(asked(11, Some(Error::DocumentUnknown.code())));
        }
        let granted = rows.iter().all(|row| row.holds == Some(true));
        rows.extend(((rows.len() + 1)..=ROWS).filter_map(|row| Some(row_answer(u8::try_from(row).ok()?, None, None))));
        let notes = case.notes().into_iter().chain(self.missing_second_factor(&case)?).collect();
        Ok(Explanation { granted, rows, notes })
    }

    /// The second factor that the site or the account asks for, where the user has none. No row of the decision, and no part
    /// of its answer: a sign-in asks for it, and an account when it is entered.
    fn missing_second_factor(&self, case: &Case) -> Result<Vec<plugin_api::Label>, Error> {
        let Some(user) = &case.user else { return Ok(Vec::new()) };
        let lacks_factor = self.base.store.second_factor_of(user.id)?.is_none();
        let by_site = case.site.site().is_some_and(|site| self.sites.asks_second_factor(site));
        let by_account = match &case.account {
            Some(account) => self.base.store.asks_second_factor(account.id)?.is_some(),
            None => false,
        };
        let all = [
            (
                lacks_factor && by_site,
                Error::SecondFactorMustBeSetUp,
                "the site asks for a second factor, which the user has not set up",
                "le site demande un second facteur, que l'utilisateur n'a pas configuré",
            ),
            (
                lacks_factor && by_account,
                Error::SecondFactorAskedByAccount,
                "the account asks its members for a second factor, which the user has not set up",
                "le compte demande un second facteur à ses membres, que l'utilisateur n'a pas configuré",
            ),
        ];
        let missing = all.into_iter().filter(|(is_missing, ..)| *is_missing);
        let label = |code: &str, text: &str| format!("{text} ({code})");
        Ok(missing
            .map(|(_, error, en, fr)| plugin_api::Label::new(label(error.code(), en), label(error.code(), fr)))
            .collect())
    }

    /// Answers the ERP's own code, a live session assumed.
    ///
    /// # Errors
    /// `command/invalid` for words that mean nothing; what does not answer is a decision, and a no (rule D1).
    pub fn decide(&self, question: &Question<'_>) -> Result<Decision, Error> {
        let permission =
            question.permission.parse::<Permission>().map_err(|error| Error::CommandInvalid(error.to_string()))?;
        if let Some((kind, _)) = question.document
            && permission.kind() != Some(kind)
        {
            return Err(Error::CommandInvalid(format!("`{permission}` is not about {kind}")));
        }
        let answer =
            self.case(question.site, question.login, Some(question.third_party), permission).and_then(|case| {
                let granted = access::decide(&case.facts(self.base.clock.host_says()), case.wish)?;
                match question.document {
                    Some((_, id)) => self.base.source.summary(&granted, id).map(drop),
                    None => Ok(()),
                }
            });
        Ok(match answer {
            Ok(()) => Decision { granted: true, row: 0, code: String::new() },
            Err(error) => {
                let row = match error {
                    Error::Denied(denied) => denied.row(),
                    Error::DocumentUnknown => Denied::DocumentOtherAccount.row(),
                    _ => 0,
                };
                log::warn!(target: "audit", "{}: {:?} asked for {permission} on {}", error.code(), question.login, question.site);
                Decision { granted: false, row, code: error.code().to_owned() }
            }
        })
    }

    fn case(&self, site: &str, login: &str, third_party: Option<&str>, permission: Permission) -> Result<Case, Error> {
        let site = self.sites.named(site);
        let mut user = match site.site() {
            Some(site) => Some(user_of(&self.base.store, site, login)?.user),
            None => None,
        };
        let (account, membership) = match &user {
            Some(user) => self.account_in_question(user, third_party)?,
            None => (None, None),
        };
        if let (Some(known), Some(account)) = (&user, &account) {
            let rows = self.base.store.memberships_of(known.id)?;
            let here = rows.into_iter().find(|row| row.account.id == account.id);
            user = user.map(|user| match here {
                Some(row) => row.user_here(user),
                None => user,
            });
        }
        let left_behind = match (&user, site.site()) {
            (Some(user), Some(site)) => user.realm != site.realm && self.base.store.belongs(user.id, &site.id)?,
            _ => false,
        };
        let said = match (&user, &account) {
            (Some(user), Some(account)) => Some(self.base.source.said_of(user, &account.third_party)?),
            (Some(user), None) => self.base.source.said_of_user(user)?,
            (None, _) => None,
        };
        let wish =
            Wish { permission, open_to_external: OpenKinds::default().to_external(&self.base.source, permission)? };
        Ok(Case { site, user, account, membership, said, wish, left_behind })
    }

    fn account_in_question(
        &self,
        user: &User,
        third_party: Option<&str>,
    ) -> Result<(Option<Account>, Option<Membership>), Error> {
        if let Some(third_party) = third_party {
            let account = self.base.store.account_of(third_party)?.map(|row| row.account);
            let membership = match &account {
                Some(account) => self.base.store.membership(account.id, user.id)?,
                None => None,
            };
            return Ok((account, membership));
        }
        let mut rows = self.base.store.memberships_of(user.id)?;
        match (rows.pop(), rows.is_empty()) {
            (Some(row), true) => Ok((Some(row.account), Some(row.membership))),
            (Some(_), false) => Err(Error::CommandInvalid(format!(
                "`{}` is in several accounts; name one by `third_party`",
                user.login
            ))),
            (None, _) => Ok((None, None)),
        }
    }
}

impl Case {
    /// Why a user that the ERP manages may not what the portal lets it.
    fn notes(&self) -> Vec<plugin_api::Label> {
        let said = self.said.as_ref().and_then(|said| said.user.as_ref());
        let (Some(user), Some(said)) = (&self.user, said) else { return Vec::new() };
        let mut notes = Vec::new();
        let mut note = |en: String, fr: String| notes.push(plugin_api::Label::new(en, fr));
        match said.state {
            ErpUserState::InUse => {}
            ErpUserState::Disabled => {
                note("the ERP has its user out of use".into(), "l'ERP a désactivé son utilisateur".into());
            }
            ErpUserState::Ended => note(
                "the ERP's user is outside the days of its validity".into(),
                "l'utilisateur de l'ERP est hors de ses dates de validité".into(),
            ),
            ErpUserState::Unknown => note(
                "the ERP has no such external user any more".into(),
                "l'ERP n'a plus cet utilisateur externe".into(),
            ),
        }
        let Some(account) = self.account.as_ref() else { return notes };
        if !erp_users::is_there(user, account, Some(said)) {
            let (party, contact) = (said.third_party.as_deref(), said.contact.as_deref());
            let (party, contact) = (party.unwrap_or("-"), contact.unwrap_or("-"));
            note(
                format!(
                    "the ERP has the user at third party {party}, contact {contact} now; an import or staff give the access there"
                ),
                format!(
                    "l'ERP a l'utilisateur chez le tiers {party}, contact {contact} ; une importation ou le personnel y donne l'accès"
                ),
            );
        }
        let held = self.membership.as_ref().map(|membership| membership.role);
        let is_narrowed =
            held.is_some_and(|role| erp_users::held(role, user, account.id, Some(said)) != role.permissions());
        if is_narrowed {
            let withheld = said.withheld.join(" ");
            note(format!("the ERP does not grant: {withheld}"), format!("l'ERP n'accorde pas : {withheld}"));
        }
        notes
    }

    fn facts(&self, now: crate::clock::Timestamp) -> Facts<'_> {
        Facts {
            now,
            site: match &self.site {
                SiteAt::Unknown => SiteFact::Unknown,
                SiteAt::Disabled(_) => SiteFact::Disabled,
                SiteAt::Enabled(site) => SiteFact::Enabled(site),
            },
            session: SessionFact::Assumed,
            user: self.user.as_ref(),
            account: self.account.as_ref(),
            membership: self.membership.as_ref(),
            left_behind: self.left_behind,
            standing: self.said.as_ref().map(|said| &said.standing),
            erp_user: self.said.as_ref().and_then(|said| said.user.as_ref()),
        }
    }
}

/// A row that was asked, with the code of its no.
fn asked(row: u8, code: Option<&'static str>) -> DecisionRow {
    row_answer(row, Some(code.is_none()), code)
}

fn row_answer(row: u8, holds: Option<bool>, code: Option<&'static str>) -> DecisionRow {
    let (en, fr) = asks(row);
    DecisionRow { row, holds, code: code.map(str::to_owned), asks: plugin_api::Label::new(en, fr) }
}

/// What a row asks, in the words of rules §3.
const fn asks(row: u8) -> (&'static str, &'static str) {
    match row {
        1 => ("a valid manifest enables the site", "un manifeste valide active le site"),
        2 => ("the session is live and was opened on this site", "la session est active et ouverte sur ce site"),
        3 => (
            "the user is active, and the ERP knows the contact behind it",
            "l'utilisateur est actif et l'ERP connaît son contact",
        ),
        4 => ("the user's realm is the site's realm", "l'espace partagé de l'utilisateur est celui du site"),
        5 => ("the account is open, and so is its third party", "le compte est ouvert, et son tiers aussi"),
        6 => ("the account may be used on this site", "le compte est utilisable sur ce site"),
        7 => (
            "the user is an active member of the account, here, today",
            "l'utilisateur a un accès actif au compte, ici, aujourd'hui",
        ),
        8 => ("the ERP opens that kind to external users", "l'ERP ouvre ce type aux utilisateurs externes"),
        9 => ("the site shows that kind", "le site montre ce type"),
        10 => ("the membership holds the permission", "l'accès comporte l'autorisation"),
        11 => ("the document's third party is the account's", "le tiers du document est celui du compte"),
        12 => ("the document's entity is one the site shows", "l'entité du document est montrée par le site"),
        13 => ("the document is not for other contacts", "le document n'est pas réservé à d'autres contacts"),
        _ => ("customers may see its status", "son statut est visible des clients"),
    }
}
