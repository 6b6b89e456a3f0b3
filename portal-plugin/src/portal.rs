//! The use cases: services that each own a part, over the store and the host.
//!
//! A service holds those that it needs, all of which stand above it: the table is in the order in which they are built.
//! Nearly all stand on the base, which the last column leaves out.
//!
//! | service | owns | needs |
//! |---|---|---|
//! | [`Base`] | the clock, the store, the host and the settings, which all services share | |
//! | [`Sites`] | every site that this process was given a manifest for: which is in force, and where it answers | |
//! | [`Mailing`] | the outbox, and the thread that hands mails to the host | |
//! | [`Hashing`] | the threads that hash passwords | |
//! | [`Readiness`] | whether the portal is ready | |
//! | [`Guessing`] | who asks for ids that do not exist | |
//! | [`Restoring`] | what follows when a backup was put back | |
//! | [`LostContacts`] | the contacts behind users that the ERP has no more | |
//! | [`Decisions`] | the decision, asked for a principal in an account | |
//! | [`Principals`] | who holds a session, and the account that they enter | `sites`, `lost_contacts` |
//! | [`Actors`] | who acts on an account, judged | `decisions` |
//! | [`Languages`] | the languages that users chose | |
//! | [`Zones`] | the time zones that users chose (rule T1) | |
//! | [`Sessions`] | one's own sessions, seen and ended | |
//! | [`SignUps`] | who signs up, until the account is theirs | `mailing` |
//! | [`Passwords`] | passwords, judged, changed, proved and made | `hashing`, `mailing`, `sign_ups` |
//! | [`SignIns`] | the first step of a sign-in: the password | `hashing`, `mailing` |
//! | [`SecondSteps`] | the second step of a sign-in | `mailing` |
//! | [`SecondFactors`] | second factors, and who is asked for one | `sites`, `mailing`, `decisions`, `passwords` |
//! | [`EmailChanges`] | changes of the address of a login | `mailing`, `passwords` |
//! | [`Security`] | what a user is told of their login | `passwords` |
//! | [`Closings`] | logins closed for good | `mailing`, `passwords` |
//! | [`Logins`] | logins of one person that were left apart | `mailing` |
//! | [`HandOffs`] | codes by which somebody goes on, on another site | `sites` |
//! | [`Impersonations`] | staff who look on, and the consent to it | `sites` |
//! | [`Documents`] | the documents that a principal may see | `decisions` |
//! | [`Accounts`] | a principal's own accounts: which there are, and which one the session points at | `lost_contacts`, `decisions`, `sign_ups`, `documents` |
//! | [`Checkouts`] | what a checkout may offer | `decisions`, `accounts` |
//! | [`Actions`] | what customers have the ERP do | `mailing`, `decisions` |
//! | [`Ordering`] | orders before they are placed | `decisions`, `actions` |
//! | [`Zips`] | the archives of this process, and the thread that makes them | `sites`, `mailing`, `decisions`, `principals`, `documents` |
//! | [`UnsettledActions`] | actions that the ERP was asked for and whose ending nobody wrote down | `sites`, `actions` |
//! | [`Upkeep`] | what is done regularly, and its thread | `unsettled` |
//! | [`Announcing`] | what happened to documents, and the thread that tells of it | `sites`, `mailing` |
//! | [`Notices`] | the notices of members | `decisions` |
//! | [`Working`] | the work of the threads, for a host that does it on its own | `mailing`, `zips`, `upkeep`, `announcing` |
//! | [`Memberships`] | what memberships are to be | `sites` |
//! | [`Members`] | the members of accounts, and whoever else is around one | `sites`, `mailing`, `lost_contacts`, `actors`, `memberships` |
//! | [`Previews`] | what memberships would show, before they are given | `actors`, `memberships` |
//! | [`Contacts`] | the contacts of accounts | `actors` |
//! | [`PermissionRequests`] | what members ask their owner for | `sites`, `mailing`, `decisions`, `actors` |
//! | [`Invitations`] | invitations, from the inviter's side | `sites`, `mailing`, `lost_contacts`, `actors`, `memberships` |
//! | [`Accepting`] | invitations, from the side of the one who is invited | `sites`, `mailing`, `passwords` |
//! | [`Transfers`] | ownerships handed over | `mailing`, `actors`, `passwords` |
//! | [`Recoveries`] | ownerships given anew by staff | `mailing`, `actors` |
//! | [`Ledgers`] | the ledgers of accounts, read and verified | `actors` |
//! | [`Users`] | users, as staff make and change them | `sites`, `mailing`, `passwords`, `memberships` |
//! | [`Directory`] | what staff look through | `sites`, `lost_contacts` |
//! | [`Corrections`] | what staff put right | `sites`, `mailing`, `actors`, `passwords`, `closings` |
//! | [`Importing`] | users taken over from the ERP | `sites`, `memberships` |
//! | [`Realms`] | changes of realms | `sites` |
//! | [`Explaining`] | the decision row by row, for staff and for the ERP | `sites` |
//!
//! [`Portal`] holds them all and does nothing itself; [`operate`] and [`staffing`] lead each command of staff to its service.
//! Beside the services stand what they share: whole letters in [`mails`], who acts in [`actor`], who is shown in [`people`].

pub mod accepting;
pub mod accounts;
pub mod actions;
pub mod actor;
pub mod announcing;
pub mod base;
pub mod checkouts;
pub mod closing;
pub mod contacts;
pub mod corrections;
pub mod decisions;
pub mod directory;
pub mod documents;
pub mod email_changes;
pub mod explaining;
pub mod guessing;
pub mod hand_offs;
pub mod hashing;
pub mod impersonation;
pub mod importing;
pub mod invitations;
pub mod languages;
mod ledger_words;
pub mod ledgers;
pub mod logins;
mod lookups;
pub mod lost_contacts;
pub mod mailing;
pub mod mails;
pub mod members;
pub mod memberships;
pub mod notices;
pub mod one_time;
pub mod operate;
pub mod ordering;
mod ownership;
pub mod passwords;
pub mod people;
pub mod permission_requests;
pub mod previews;
pub mod principals;
pub mod readiness;
pub mod realms;
pub mod recoveries;
pub mod restoring;
pub mod second_factors;
pub mod second_steps;
pub mod security;
pub mod sessions;
pub mod settings;
pub mod sign_in;
pub mod sign_up;
pub mod sites;
pub mod staffing;
mod threads;
pub mod transfers;
pub mod unsettled;
pub mod upkeep;
pub mod users;
pub mod working;
pub mod zips;
pub mod zones;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use plugin_api::{Health, SharedHost};

pub use hashing::Verified;

use crate::alarms::Alarms;
use crate::clock::passing::{Machine, Passing};
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::source::Source;
use crate::store::{Beginning, Store};
use accepting::Accepting;
use accounts::Accounts;
use actions::Actions;
use actor::Actors;
use announcing::Announcing;
use base::Base;
use checkouts::Checkouts;
use closing::Closings;
use contacts::Contacts;
use corrections::Corrections;
use decisions::Decisions;
use directory::Directory;
use documents::Documents;
use email_changes::EmailChanges;
use explaining::Explaining;
use guessing::Guessing;
use hand_offs::HandOffs;
use hashing::Hashing;
use impersonation::Impersonations;
use importing::Importing;
use invitations::Invitations;
use languages::Languages;
use ledgers::Ledgers;
use logins::Logins;
use lost_contacts::LostContacts;
use mailing::Mailing;
use members::Members;
use memberships::Memberships;
use notices::Notices;
use ordering::Ordering;
use passwords::Passwords;
use permission_requests::PermissionRequests;
use previews::Previews;
use principals::Principals;
use readiness::Readiness;
use realms::Realms;
use recoveries::Recoveries;
use restoring::Restoring;
use second_factors::SecondFactors;
use second_steps::SecondSteps;
use security::Security;
use sessions::Sessions;
use settings::{Settings, Threads};
use sign_in::SignIns;
use sign_up::SignUps;
use sites::Sites;
use transfers::Transfers;
use unsettled::UnsettledActions;
use upkeep::Upkeep;
use users::Users;
use working::Working;
use zips::Zips;
use zones::Zones;

/// How long each kind of thread is waited for at the end: 10 seconds.
const STOP: Duration = Duration::from_secs(10);

/// How long stopping waits for all of them together: less than a host waits for it.
const ALL_STOP: Duration = Duration::from_secs(25);

/// A running portal: every service, built once.
#[expect(missing_docs, reason = "the table above says what each service owns")]
pub struct Portal {
    pub base: Arc<Base>,
    pub sites: Arc<Sites>,
    pub mailing: Arc<Mailing>,
    pub hashing: Arc<Hashing>,
    pub readiness: Arc<Readiness>,
    pub guessing: Arc<Guessing>,
    pub restoring: Arc<Restoring>,
    pub lost_contacts: Arc<LostContacts>,
    pub decisions: Arc<Decisions>,
    pub principals: Arc<Principals>,
    pub actors: Arc<Actors>,
    pub languages: Arc<Languages>,
    /// The time zones that users chose.
    pub zones: Arc<Zones>,
    pub sessions: Arc<Sessions>,
    pub sign_ups: Arc<SignUps>,
    pub passwords: Arc<Passwords>,
    pub sign_ins: Arc<SignIns>,
    pub second_steps: Arc<SecondSteps>,
    pub second_factors: Arc<SecondFactors>,
    pub email_changes: Arc<EmailChanges>,
    pub security: Arc<Security>,
    pub closings: Arc<Closings>,
    pub logins: Arc<Logins>,
    pub hand_offs: Arc<HandOffs>,
    pub impersonations: Arc<Impersonations>,
    pub documents: Arc<Documents>,
    pub accounts: Arc<Accounts>,
    pub checkouts: Arc<Checkouts>,
    pub actions: Arc<Actions>,
    pub ordering: Arc<Ordering>,
    pub zips: Arc<Zips>,
    pub unsettled: Arc<UnsettledActions>,
    pub upkeep: Arc<Upkeep>,
    pub announcing: Arc<Announcing>,
    pub notices: Arc<Notices>,
    pub working: Arc<Working>,
    pub memberships: Arc<Memberships>,
    pub members: Arc<Members>,
    pub previews: Arc<Previews>,
    pub contacts: Arc<Contacts>,
    pub permission_requests: Arc<PermissionRequests>,
    pub invitations: Arc<Invitations>,
    pub accepting: Arc<Accepting>,
    pub transfers: Arc<Transfers>,
    pub recoveries: Arc<Recoveries>,
    pub ledgers: Arc<Ledgers>,
    pub users: Arc<Users>,
    pub directory: Arc<Directory>,
    pub corrections: Arc<Corrections>,
    pub importing: Arc<Importing>,
    pub realms: Arc<Realms>,
    pub explaining: Arc<Explaining>,
}

impl Portal {
    /// Opens the store, registers the permissions with the host, and starts the threads for hashing, mail and archives.
    ///
    /// # Errors
    /// `settings/invalid`, `unavailable/store`, `unavailable/host`.
    pub fn start(host: SharedHost, settings: &str) -> Result<Arc<Self>, Error> {
        Self::start_by(host, settings, Arc::new(Machine::new()))
    }

    /// The same, with the time that passes as an argument.
    ///
    /// # Errors
    /// As [`Portal::start`].
    pub fn start_by(host: SharedHost, settings: &str, passing: Arc<dyn Passing>) -> Result<Arc<Self>, Error> {
        let settings = Settings::read(settings)?;
        let alarms = Arc::new(Alarms::new());
        let beginning = if settings.new_store { Beginning::Anew } else { Beginning::WhereNoneWas };
        let store = Store::at(&settings.place()?, settings.epoch.clone(), beginning)?.telling(Arc::clone(&alarms));
        let source = Source::new(Arc::clone(&host), Arc::clone(&alarms), settings.erp_calls, Arc::clone(&passing));
        source.register_permissions(&operate::permissions())?;
        let clock = Clock::start(host, passing, store.clock_mark()?);
        let base = Arc::new(Base::new(clock, store, source, settings, alarms));
        let portal = Self::over(base)?;
        portal.base.keep_time();
        portal.restoring.notice()?;
        if portal.base.settings.threads == Threads::Own {
            portal.mailing.start()?;
            portal.zips.start()?;
            portal.upkeep.start()?;
            portal.announcing.start()?;
        }
        Ok(Arc::new(portal))
    }

    /// Ends the threads; later calls answer `portal/stopped`. Waits at most 25 seconds.
    pub fn stop(&self) {
        let end = Instant::now() + ALL_STOP;
        let limit = || end.saturating_duration_since(Instant::now()).min(STOP);
        self.base.stop();
        self.mailing.stop(limit());
        self.zips.stop(limit());
        self.upkeep.stop(limit());
        self.announcing.stop(limit());
        self.hashing.stop(limit());
        self.base.keep_time();
        self.base.alarms.close();
    }

    /// How it is: ready where the store can be written and the ERP answers.
    pub fn health(&self) -> Health {
        self.base.alarms.sum_up();
        let not_ready = self.readiness.not_ready();
        Health {
            ready: not_ready.is_empty(),
            not_ready,
            sites: self.sites.in_force(),
            foreign_documents: self.base.source.foreign_documents(),
            senseless_answers: self.base.source.senseless_answers(),
            mails_waiting: self.base.store.mails_waiting().unwrap_or_default(),
            restored: self.base.store.restored().ok().flatten().map(Timestamp::rfc3339),
            ..Health::default()
        }
    }

    /// Carries out a command of staff.
    ///
    /// # Errors
    /// As [`operate::operate`].
    pub fn operate(&self, command: &str) -> Result<String, Error> {
        operate::operate(self, command)
    }

    /// What remembers: for staff operations and their tests.
    pub fn store(&self) -> &Store {
        &self.base.store
    }

    /// Builds the services, each over those that it needs.
    #[expect(clippy::too_many_lines, reason = "a line or two for each service, and no more to it")]
    fn over(base: Arc<Base>) -> Result<Self, Error> {
        let sites = Sites::new(&base);
        let mailing = Mailing::new(&base);
        let hashing = Arc::new(Hashing::start(base.settings.hash)?);
        let readiness = Readiness::new(&base);
        let guessing = Guessing::new(&base);
        let restoring = Restoring::new(&base);
        let lost_contacts = LostContacts::new(&base);
        let decisions = Decisions::new(&base);
        let principals = Principals::new(&base, &sites, &lost_contacts);
        let actors = Actors::new(&base, &decisions);
        let languages = Languages::new(&base);
        let zones = Zones::new(&base);
        let sessions = Sessions::new(&base);
        let sign_ups = SignUps::new(&base, &mailing);
        let passwords = Passwords::new(&base, &hashing, &mailing, &sign_ups);
        let sign_ins = SignIns::new(&base, &hashing, &mailing);
        let second_steps = SecondSteps::new(&base, &mailing);
        let second_factors = SecondFactors::new(&base, &sites, &mailing, &decisions, &passwords);
        let email_changes = EmailChanges::new(&base, &mailing, &passwords);
        let security = Security::new(&base, &passwords);
        let closings = Closings::new(&base, &mailing, &passwords);
        let logins = Logins::new(&base, &mailing);
        let hand_offs = HandOffs::new(&base, &sites);
        let impersonations = Impersonations::new(&base, &sites);
        let documents = Documents::new(&base, &decisions);
        let accounts = Accounts::new(&base, &lost_contacts, &decisions, &sign_ups, &documents);
        let checkouts = Checkouts::new(&base, &decisions, &accounts);
        let actions = Actions::new(&base, &mailing, &decisions);
        let ordering = Ordering::new(&base, &decisions, &actions);
        let zips = Zips::new(&base, &sites, &mailing, &decisions, &principals, &documents);
        let unsettled = UnsettledActions::new(&base, &sites, &actions);
        let upkeep = Upkeep::new(&base, &unsettled);
        let announcing = Announcing::new(&base, &sites, &mailing);
        let notices = Notices::new(&base, &decisions);
        let working = Working::new(&mailing, &zips, &upkeep, &announcing);
        let memberships = Memberships::new(&base, &sites);
        let members = Members::new(&base, &sites, &mailing, &lost_contacts, &actors, &memberships);
        let previews = Previews::new(&base, &actors, &memberships);
        let contacts = Contacts::new(&base, &actors);
        let permission_requests = PermissionRequests::new(&base, &sites, &mailing, &decisions, &actors);
        let invitations = Invitations::new(&base, &sites, &mailing, &lost_contacts, &actors, &memberships);
        let accepting = Accepting::new(&base, &sites, &mailing, &passwords);
        let transfers = Transfers::new(&base, &mailing, &actors, &passwords);
        let recoveries = Recoveries::new(&base, &mailing, &actors);
        let ledgers = Ledgers::new(&base, &actors);
        let users = Users::new(&base, &sites, &mailing, &passwords, &memberships);
        let directory = Directory::new(&base, &sites, &lost_contacts);
        let corrections = Corrections::new(&base, &sites, &mailing, &actors, &passwords, &closings);
        let importing = Importing::new(&base, &sites, &memberships);
        let realms = Realms::new(&base, &sites);
        let explaining = Explaining::new(&base, &sites);
        Ok(Self {
            base,
            sites,
            mailing,
            hashing,
            readiness,
            guessing,
            restoring,
            lost_contacts,
            decisions,
            principals,
            actors,
            languages,
            zones,
            sessions,
            sign_ups,
            passwords,
            sign_ins,
            second_steps,
            second_factors,
            email_changes,
            security,
            closings,
            logins,
            hand_offs,
            impersonations,
            documents,
            accounts,
            checkouts,
            actions,
            ordering,
            zips,
            unsettled,
            upkeep,
            announcing,
            notices,
            working,
            memberships,
            members,
            previews,
            contacts,
            permission_requests,
            invitations,
            accepting,
            transfers,
            recoveries,
            ledgers,
            users,
            directory,
            corrections,
            importing,
            realms,
            explaining,
        })
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portal").field("sites", &self.sites).finish_non_exhaustive()
    }
}
