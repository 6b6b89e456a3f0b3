//! The host, crossing: [`Exported`] on the ERP's side, [`Remote`] on the module's; and what later versions ask
//! besides, [`ExportedV2`] of 1.1 and [`ExportedV3`] of 1.2.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use abi_stable::sabi_trait::TD_Opaque;
use abi_stable::sabi_types::RMut;
use abi_stable::std_types::{RArc, ROption, RSlice, RStr, RString, RVec};

use super::documents::{BadRow, WireBesides, WireFileQuery, WireQuery, WireRow};
use super::guard::{Guarded, Panicked, Side, contain, guard};
use super::traits::{
    ChunkSink, ChunkSink_TO, HostV1, HostV1_TO, HostV2, HostV2_TO, HostV3, HostV3_TO, RowSink, RowSink_TO, RowSinkV2,
    RowSinkV2_TO,
};
use super::values::{
    WireAbout, WireStanding, WireStandingV2, WireUpload, WireUserStanding, answer, answered, from_json, kind, option,
    text, to_json,
};
use super::{WireChunks, WireHost, WireHostV2, WireHostV3, WireResult, WireRows, WireRowsV2};
use crate::actions::{ActKind, Action, Done, Upload};
use crate::descriptor::PermissionInfo;
use crate::documents::{Body, FileQuery, Query, Row};
use crate::erp_users::{About, UserStanding};
use crate::failure::Failure;
use crate::host::{Host, SharedHost, says_nothing_of_users};
use crate::kind::Kind;
use crate::mail::Mail;
use crate::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};

/// The host for the module's hands.
///
/// # Errors
/// `host/panic` where not even the time can be had.
pub(crate) fn export(host: SharedHost) -> Result<WireHost, Failure> {
    // A host that panicked in `now` must have a time to fall back to: 1970 would make every session young again.
    let now = guard(Side::Host, "now", || Ok(host.now()))?;
    let exported = Exported { host: Guarded::new(host), last: AtomicU64::new(now) };
    Ok(HostV1_TO::from_ptr(RArc::new(exported), TD_Opaque))
}

/// The same host's answers to what version 1.1 asks besides.
pub(crate) fn export_v2(host: SharedHost) -> WireHostV2 {
    HostV2_TO::from_ptr(RArc::new(ExportedV2 { host: Guarded::new(host) }), TD_Opaque)
}

/// As [`Exported`], for [`HostV2`].
struct ExportedV2 {
    host: Guarded<SharedHost>,
}

impl HostV2 for ExportedV2 {
    fn user_standing(&self, about: &WireAbout<'_>) -> WireResult<WireUserStanding> {
        answer(guard(Side::Host, "user_standing", || self.host.user_standing(&(*about).into())), WireUserStanding::from)
    }
}

/// The same host's answers to what version 1.2 asks besides.
pub(crate) fn export_v3(host: SharedHost) -> WireHostV3 {
    HostV3_TO::from_ptr(RArc::new(ExportedV3 { host: Guarded::new(host) }), TD_Opaque)
}

/// As [`Exported`], for [`HostV3`].
struct ExportedV3 {
    host: Guarded<SharedHost>,
}

impl HostV3 for ExportedV3 {
    fn open_kinds(&self) -> WireResult<ROption<RVec<u8>>> {
        let numbers = |kinds: Vec<Kind>| kinds.into_iter().map(Kind::number).collect::<RVec<_>>();
        answer(guard(Side::Host, "open_kinds", || self.host.open_kinds()), |kinds| kinds.map(numbers).into())
    }

    fn standing(&self, third_party: RStr<'_>, contact: ROption<RStr<'_>>) -> WireResult<WireStandingV2> {
        let call = || self.host.standing(third_party.as_str(), text(contact));
        answer(guard(Side::Host, "standing", call), WireStandingV2::from)
    }

    fn documents(&self, query: &WireQuery<'_>, mut rows: WireRowsV2<'_>) -> WireResult<()> {
        let call = || query.read(|query| self.host.documents(query, &mut |row| hand(row, &mut rows)));
        answer(guard(Side::Host, "documents", call), |()| ())
    }

    fn document(&self, number: u8, id: RStr<'_>, mut found: WireRowsV2<'_>) -> WireResult<()> {
        let call = || {
            self.host.document(kind(number)?, id.as_str(), &mut |row| {
                hand(row, &mut found);
            })
        };
        answer(guard(Side::Host, "document", call), |()| ())
    }
}

/// Hands a row over with what it says besides.
fn hand(row: &Row<'_>, rows: &mut WireRowsV2<'_>) -> bool {
    WireRow::lend(row, |wire| rows.row(wire, &WireBesides::of(row)))
}

/// A host as the other side calls it.
struct Exported {
    host: Guarded<SharedHost>,
    /// The latest time that the host has said.
    last: AtomicU64,
}

impl HostV1 for Exported {
    fn register_permissions(&self, permissions: RStr<'_>) -> WireResult<()> {
        let call = || {
            let list: Vec<PermissionInfo> = from_json(Side::Portal, "permissions", permissions.as_str())?;
            self.host.register_permissions(&list)
        };
        answer(guard(Side::Host, "register_permissions", call), |()| ())
    }

    fn open_to_external(&self, number: u8) -> WireResult<bool> {
        answer(guard(Side::Host, "open_to_external", || self.host.open_to_external(kind(number)?)), |open| open)
    }

    fn standing(&self, third_party: RStr<'_>, contact: ROption<RStr<'_>>) -> WireResult<WireStanding> {
        let call = || self.host.standing(third_party.as_str(), text(contact));
        answer(guard(Side::Host, "standing", call), WireStanding::from)
    }

    fn third_party(&self, id: RStr<'_>) -> WireResult<RString> {
        answer(guard(Side::Host, "third_party", || to_json(&self.host.third_party(id.as_str())?)), RString::from)
    }

    fn contact(&self, id: RStr<'_>) -> WireResult<RString> {
        answer(guard(Side::Host, "contact", || to_json(&self.host.contact(id.as_str())?)), RString::from)
    }

    fn contacts_of(&self, third_party: RStr<'_>) -> WireResult<RString> {
        let call = || to_json(&self.host.contacts_of(third_party.as_str())?);
        answer(guard(Side::Host, "contacts_of", call), RString::from)
    }

    fn entities(&self) -> WireResult<RString> {
        answer(guard(Side::Host, "entities", || to_json(&self.host.entities()?)), RString::from)
    }

    fn is_employee(&self, email: RStr<'_>) -> WireResult<bool> {
        answer(guard(Side::Host, "is_employee", || self.host.is_employee(email.as_str())), |employee| employee)
    }

    fn documents(&self, query: &WireQuery<'_>, mut rows: WireRows<'_>) -> WireResult<()> {
        let call =
            || query.read(|query| self.host.documents(query, &mut |row| WireRow::lend(row, |wire| rows.row(wire))));
        answer(guard(Side::Host, "documents", call), |()| ())
    }

    fn count(&self, query: &WireQuery<'_>) -> WireResult<u64> {
        answer(guard(Side::Host, "count", || query.read(|query| self.host.count(query))), |count| count)
    }

    fn document(&self, number: u8, id: RStr<'_>, mut found: WireRows<'_>) -> WireResult<()> {
        let call = || {
            self.host.document(kind(number)?, id.as_str(), &mut |row| {
                WireRow::lend(row, |wire| found.row(wire));
            })
        };
        answer(guard(Side::Host, "document", call), |()| ())
    }

    fn body(&self, number: u8, id: RStr<'_>) -> WireResult<RString> {
        let call = || to_json(&self.host.body(kind(number)?, id.as_str())?);
        answer(guard(Side::Host, "body", call), RString::from)
    }

    fn file(&self, query: &WireFileQuery<'_>, mut chunks: WireChunks<'_>) -> WireResult<()> {
        let call = || self.host.file(&query.read()?, &mut |bytes| chunks.chunk(bytes.into()));
        answer(guard(Side::Host, "file", call), |()| ())
    }

    fn new_third_party(&self, party: RStr<'_>) -> WireResult<RString> {
        let call = || self.host.new_third_party(&from_json(Side::Portal, "new_third_party", party.as_str())?);
        answer(guard(Side::Host, "new_third_party", call), RString::from)
    }

    fn takes(&self, number: u8) -> WireResult<bool> {
        // An act of a later version is one that this host does not take.
        let call = || ActKind::from_number(number).map_or(Ok(false), |act| self.host.takes(act));
        answer(guard(Side::Host, "takes", call), |takes| takes)
    }

    fn act(&self, action: RStr<'_>, files: RSlice<'_, WireUpload<'_>>) -> WireResult<RString> {
        let call = || {
            let action: Action = from_json(Side::Portal, "act", action.as_str())?;
            let files: Vec<_> = files.iter().map(|file| Upload::from(*file)).collect();
            to_json(&self.host.act(&action, &files)?)
        };
        answer(guard(Side::Host, "act", call), RString::from)
    }

    fn send_mail(&self, mail: RStr<'_>) -> WireResult<()> {
        let call = || self.host.send_mail(&from_json::<Mail>(Side::Portal, "mail", mail.as_str())?);
        answer(guard(Side::Host, "send_mail", call), |()| ())
    }

    fn log(&self, level: u8, target: RStr<'_>, message: RStr<'_>) {
        // A record that the host cannot take is lost: there is nowhere else to put it.
        let Some(level) = log::Level::iter().nth(usize::from(level).wrapping_sub(1)) else { return };
        let _ = contain(|| self.host.log(level, target.as_str(), message.as_str()));
    }

    fn now(&self) -> u64 {
        match contain(|| self.host.now()) {
            Ok(now) => {
                self.last.fetch_max(now, Ordering::Relaxed);
                now
            }
            Err(Panicked) => self.last.load(Ordering::Relaxed),
        }
    }
}

/// A host on the other side of the boundary.
pub(crate) struct Remote {
    host: WireHost,
    /// What version 1.1 asks besides; an older host has none.
    more: Option<WireHostV2>,
    /// What version 1.2 asks besides.
    still: Option<WireHostV3>,
    /// How often the portal panicked, shared with the portal's own side.
    panics: Arc<AtomicU64>,
}

impl Remote {
    pub(crate) const fn new(
        host: WireHost,
        more: Option<WireHostV2>,
        still: Option<WireHostV3>,
        panics: Arc<AtomicU64>,
    ) -> Self {
        Self { host, more, still, panics }
    }

    /// The failure for a panic of the portal's own code while the host handed something over.
    fn sink_panicked(&self, method: &str) -> Failure {
        self.panics.fetch_add(1, Ordering::Relaxed);
        Side::Portal.panicked(method)
    }

    fn log_bad_row(&self, bad: BadRow) {
        let message = match bad {
            BadRow::Kind(number) => format!("the host handed over a row of unknown kind `{number}`; it was left out"),
            BadRow::State(number) => format!("the host handed over a row of unknown state `{number}`; it was left out"),
        };
        self.log(log::Level::Warn, "host/bad-row", &message);
    }
}

impl Host for Remote {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        answered(self.host.register_permissions(to_json(permissions)?.as_str().into()), |()| ())
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        answered(self.host.open_to_external(kind.number()), |open| open)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        let Some(still) = &self.still else { return Ok(None) };
        // A kind of a later version is none that this module shows.
        let known = |numbers: RVec<u8>| numbers.into_iter().filter_map(Kind::from_number).collect();
        answered(still.open_kinds(), |kinds| option(kinds).map(known))
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        let (third_party, contact) = (third_party.into(), contact.map(RStr::from).into());
        match &self.still {
            Some(still) => answered(still.standing(third_party, contact), Standing::from),
            None => answered(self.host.standing(third_party, contact), Standing::from),
        }
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        match &self.more {
            Some(more) => answered(more.user_standing(&(*about).into()), UserStanding::from),
            None => says_nothing_of_users(self, about),
        }
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        answered(self.host.third_party(id.into()), |json| from_json(Side::Host, "third_party", json.as_str()))?
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        answered(self.host.contact(id.into()), |json| from_json(Side::Host, "contact", json.as_str()))?
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        answered(self.host.contacts_of(third_party.into()), |json| from_json(Side::Host, "contacts_of", json.as_str()))?
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        answered(self.host.entities(), |json| from_json(Side::Host, "entities", json.as_str()))?
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        answered(self.host.is_employee(email.into()), |employee| employee)
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        let mut rows = Rows { remote: self, each, panicked: false };
        let result = WireQuery::lend(query, |query| match &self.still {
            Some(still) => still.documents(query, RowSinkV2_TO::from_ptr(RMut::new(&mut rows), TD_Opaque)),
            None => self.host.documents(query, RowSink_TO::from_ptr(RMut::new(&mut rows), TD_Opaque)),
        });
        if rows.panicked {
            return Err(self.sink_panicked("documents"));
        }
        answered(result, |()| ())
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        answered(WireQuery::lend(query, |query| self.host.count(query)), |count| count)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        let mut each = |row: &Row<'_>| {
            found(row);
            true
        };
        let mut rows = Rows { remote: self, each: &mut each, panicked: false };
        let (kind, id) = (kind.number(), id.into());
        let result = match &self.still {
            Some(still) => still.document(kind, id, RowSinkV2_TO::from_ptr(RMut::new(&mut rows), TD_Opaque)),
            None => self.host.document(kind, id, RowSink_TO::from_ptr(RMut::new(&mut rows), TD_Opaque)),
        };
        if rows.panicked {
            return Err(self.sink_panicked("document"));
        }
        answered(result, |()| ())
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        answered(self.host.body(kind.number(), id.into()), |json| from_json(Side::Host, "body", json.as_str()))?
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        let mut chunks = Chunks { each, panicked: false };
        let sink_object = ChunkSink_TO::from_ptr(RMut::new(&mut chunks), TD_Opaque);
        let result = self.host.file(&WireFileQuery::of(query), sink_object);
        if chunks.panicked {
            return Err(self.sink_panicked("file"));
        }
        answered(result, |()| ())
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        answered(self.host.new_third_party(to_json(party)?.as_str().into()), RString::into)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        answered(self.host.takes(act.number()), |takes| takes)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let files: Vec<_> = files.iter().map(|file| WireUpload::from(*file)).collect();
        let result = self.host.act(to_json(action)?.as_str().into(), RSlice::from_slice(&files));
        answered(result, |json| from_json(Side::Host, "act", json.as_str()))?
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        answered(self.host.send_mail(to_json(mail)?.as_str().into()), |()| ())
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        self.host.log(level as u8, target.into(), message.into());
    }

    fn now(&self) -> u64 {
        self.host.now()
    }
}

/// The portal's receiver of rows; after a panic it takes no more.
struct Rows<'a> {
    remote: &'a Remote,
    each: &'a mut dyn FnMut(&Row<'_>) -> bool,
    panicked: bool,
}

impl RowSink for Rows<'_> {
    fn row(&mut self, row: &WireRow<'_>) -> bool {
        self.take(row, &WireBesides::NOTHING)
    }
}

impl RowSinkV2 for Rows<'_> {
    fn row(&mut self, row: &WireRow<'_>, besides: &WireBesides<'_>) -> bool {
        self.take(row, besides)
    }
}

impl Rows<'_> {
    fn take(&mut self, row: &WireRow<'_>, besides: &WireBesides<'_>) -> bool {
        if self.panicked {
            return false;
        }
        match contain(|| row.read(besides, |row| (self.each)(row))) {
            Ok(Ok(more)) => more,
            Ok(Err(bad)) => {
                self.remote.log_bad_row(bad);
                true
            }
            Err(Panicked) => {
                self.panicked = true;
                false
            }
        }
    }
}

/// The portal's receiver of a file's bytes; after a panic it takes no more.
struct Chunks<'a> {
    each: &'a mut dyn FnMut(&[u8]) -> bool,
    panicked: bool,
}

impl ChunkSink for Chunks<'_> {
    fn chunk(&mut self, bytes: RSlice<'_, u8>) -> bool {
        if self.panicked {
            return false;
        }
        contain(|| (self.each)(bytes.as_slice())).unwrap_or_else(|Panicked| {
            self.panicked = true;
            false
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Mutex;

    use super::super::documents::tests::row;
    use super::*;
    use crate::documents::{Filter, Nature, Sort};
    use crate::erp_users::{ErpUser, ErpUserState};
    use crate::failure::Class;
    use crate::parties::Known;

    /// A host that logs and knows a user; with a log to tell it to, it panics when it is dropped.
    #[derive(Default)]
    pub(crate) struct Logs(Option<Arc<Mutex<Vec<String>>>>);

    fn no<T>() -> Result<T, Failure> {
        Err(Failure::new(Class::Refused, "test/no", "not here"))
    }

    impl Host for Logs {
        fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
            no()
        }
        fn open_to_external(&self, _: Kind) -> Result<bool, Failure> {
            no()
        }
        fn standing(&self, _: &str, _: Option<&str>) -> Result<Standing, Failure> {
            no()
        }
        fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
            Ok(Some(vec![Kind::Products, Kind::Invoices]))
        }
        fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
            let party = ThirdParty {
                id: "7".to_owned(),
                name: "Atu".to_owned(),
                entity: None,
                open: false,
                email: None,
                language: None,
                categories: Vec::new(),
            };
            let user = ErpUser {
                state: ErpUserState::Ended,
                third_party: about.third_party.map(str::to_owned),
                contact: about.contact.map(str::to_owned),
                withheld: vec![about.user.to_owned()],
            };
            let standing = Standing {
                third_party: Known::Closed,
                contact: Some(Known::Open),
                categories: Vec::new(),
                party: Some(party),
            };
            Ok(UserStanding { user: Some(user), standing })
        }
        fn third_party(&self, _: &str) -> Result<Option<ThirdParty>, Failure> {
            no()
        }
        fn contact(&self, _: &str) -> Result<Option<Contact>, Failure> {
            no()
        }
        fn contacts_of(&self, _: &str) -> Result<Vec<Contact>, Failure> {
            no()
        }
        fn is_employee(&self, _: &str) -> Result<bool, Failure> {
            no()
        }
        fn documents(&self, _: &Query<'_>, _: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
            no()
        }
        fn count(&self, _: &Query<'_>) -> Result<u64, Failure> {
            no()
        }
        fn document(&self, _: Kind, _: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
            row(1, 1)
                .read(&WireBesides::NOTHING, |row| found(&Row { nature: Nature::CreditNote, ..*row }))
                .map_err(|_| Failure::new(Class::Internal, "test/row", "a row of ours"))
        }
        fn body(&self, _: Kind, _: &str) -> Result<Option<Body>, Failure> {
            no()
        }
        fn file(&self, _: &FileQuery<'_>, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
            no()
        }
        fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
            no()
        }
        fn send_mail(&self, _: &Mail) -> Result<(), Failure> {
            no()
        }
        fn log(&self, level: log::Level, target: &str, message: &str) {
            if let Some(records) = &self.0 {
                records.lock().unwrap().push(format!("{level} {target}: {message}"));
            }
        }
        fn now(&self) -> u64 {
            1
        }
    }

    impl Drop for Logs {
        fn drop(&mut self) {
            if let Some(records) = &self.0 {
                records.lock().unwrap().push("dropped".to_owned());
                panic!("in drop")
            }
        }
    }

    #[test]
    fn a_row_that_this_version_does_not_know_is_left_out_and_logged_and_the_listing_goes_on() {
        let records = Arc::default();
        let remote =
            Remote::new(export(Arc::new(Logs(Some(Arc::clone(&records))))).unwrap(), None, None, Arc::default());
        let mut taken = Vec::new();
        let mut each = |row: &Row<'_>| {
            taken.push(row.kind);
            true
        };
        let mut rows = Rows { remote: &remote, each: &mut each, panicked: false };
        for (kind, state) in [(1, 1), (77, 1), (2, 9), (2, 2)] {
            assert!(RowSink::row(&mut rows, &row(kind, state)), "kind {kind}, state {state}");
        }
        assert_eq!(taken, [Kind::Invoices, Kind::Quotes]);
        assert_eq!(
            *records.lock().unwrap(),
            [
                "WARN host/bad-row: the host handed over a row of unknown kind `77`; it was left out",
                "WARN host/bad-row: the host handed over a row of unknown state `9`; it was left out",
            ]
        );
    }

    #[test]
    fn what_a_host_says_of_its_users_crosses_and_one_of_the_first_version_says_nothing() {
        let host: SharedHost = Arc::new(Logs::default());
        let about = About { user: "u1", third_party: None, contact: Some("9") };
        let remote = |more| Remote::new(export(Arc::clone(&host)).unwrap(), more, None, Arc::default());
        let newer = remote(Some(export_v2(Arc::clone(&host))));
        assert_eq!(newer.user_standing(&about), host.user_standing(&about));
        let about_party = About { third_party: Some("7"), contact: None, ..about };
        assert_eq!(newer.user_standing(&about_party), host.user_standing(&about_party));
        let older = remote(None);
        let silent = Standing { third_party: Known::Unknown, contact: None, categories: Vec::new(), party: None };
        assert_eq!(older.user_standing(&about), Ok(UserStanding { user: None, standing: silent }));
        assert_eq!(older.user_standing(&about_party), no(), "it asks `standing` instead");
    }

    #[test]
    fn what_a_host_says_since_the_third_version_crosses_and_one_of_before_says_nothing() {
        let host: SharedHost = Arc::new(Logs::default());
        let exported = || export(Arc::clone(&host)).unwrap();
        let still = export_v3(Arc::clone(&host));
        let newer = Remote::new(exported(), None, Some(still), Arc::default());
        let older = Remote::new(exported(), Some(export_v2(Arc::clone(&host))), None, Arc::default());
        assert_eq!(newer.open_kinds(), Ok(Some(vec![Kind::Products, Kind::Invoices])));
        assert_eq!(older.open_kinds(), Ok(None));
        assert_eq!((newer.standing("7", None), older.standing("7", None)), (no(), no()));
        for (remote, want) in [(&newer, Nature::CreditNote), (&older, Nature::Usual)] {
            let mut natures = Vec::new();
            remote.document(Kind::Invoices, "1", &mut |row| natures.push(row.nature)).unwrap();
            assert_eq!(natures, [want]);
        }
    }

    #[test]
    fn a_failure_of_the_host_crosses_and_a_panic_in_its_drop_ends_at_the_boundary() {
        let records = Arc::default();
        let remote =
            Remote::new(export(Arc::new(Logs(Some(Arc::clone(&records))))).unwrap(), None, None, Arc::default());
        let query = Query {
            kind: Kind::Invoices,
            third_party: "7",
            entities: None,
            contact: None,
            own_only: false,
            cancelled: false,
            filter: Filter::default(),
            sort: Sort::Date,
            descending: false,
            after: None,
            limit: 1,
        };
        assert_eq!(remote.count(&query), no());
        drop(remote);
        assert_eq!(*records.lock().unwrap(), ["dropped"]);
    }
}
