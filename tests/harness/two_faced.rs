//! An ERP that can be told to lie: it hands over what it must not, or falls over in the middle.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, File, FileQuery, Nature, Query, Row, State};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Host, Kind, PermissionInfo};

use crate::erp::TestErp;
use crate::senseless::Nonsense;

/// The word that stands in everything of which nothing may be seen.
pub const SECRET: &str = "GEHEIM";

/// What was logged, to whichever of the hosts: a library knows one log only.
static RECORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The records since the last call.
pub fn take_records() -> Vec<String> {
    std::mem::take(&mut *RECORDS.lock().unwrap())
}

/// How the ERP lies, in a list beside what is true, and of a single document in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// Another third party's document.
    OtherAccount,
    /// What an entity issued that the site does not show.
    OtherEntity,
    /// A document for other contacts.
    OtherContact,
    /// A draft.
    Draft,
    /// A cancelled document, where the site hides those.
    Cancelled,
    /// A document of another kind.
    OtherKind,
    /// A panic, in a list in the middle of it.
    Panic,
    /// A failure, in a list in the middle of it.
    Failure,
}

impl Lie {
    /// Those that hand over what is not theirs.
    pub const FOREIGN: [Self; 6] =
        [Self::OtherAccount, Self::OtherEntity, Self::OtherContact, Self::Draft, Self::Cancelled, Self::OtherKind];

    /// A row as the lie has it; it says so in every word that could be shown.
    fn tell<T>(self, kind: Kind, id: &str, look: impl FnOnce(&Row<'_>) -> T) -> T {
        let other_kind = if kind == Kind::Orders { Kind::Quotes } else { Kind::Orders };
        look(&Row {
            kind: if self == Self::OtherKind { other_kind } else { kind },
            nature: Nature::Usual,
            id,
            third_party: if self == Self::OtherAccount { "2" } else { "1" },
            entity: if self == Self::OtherEntity { "2" } else { "1" },
            state: match self {
                Self::Draft => State::Draft,
                Self::Cancelled => State::Cancelled,
                _ => State::Published,
            },
            reserved: self == Self::OtherContact,
            contacts: if self == Self::OtherContact { &["9"] } else { &[] },
            reference: SECRET,
            other_reference: SECRET,
            title: SECRET,
            status: SECRET,
            open: true,
            date: "2026-01-30",
            until: "",
            total: "66.66",
            remaining: "",
            currency: "EUR",
            progress: None,
            parent: "",
            has_file: true,
            has_picture: true,
            key: SECRET,
        })
    }
}

/// The ERP in memory, truthful until told otherwise.
#[derive(Debug)]
pub struct TwoFaced {
    erp: Arc<TestErp>,
    lie: Mutex<Option<Lie>>,
    nonsense: Mutex<Option<Nonsense>>,
    reads: AtomicU32,
    contents: AtomicU32,
}

impl TwoFaced {
    /// In front of this ERP.
    pub fn over(erp: &Arc<TestErp>) -> Self {
        let (lie, reads, contents) = (Mutex::new(None), AtomicU32::new(0), AtomicU32::new(0));
        Self { erp: Arc::clone(erp), lie, nonsense: Mutex::new(None), reads, contents }
    }

    /// From now on it lies so, or not at all.
    pub fn lie(&self, lie: Option<Lie>) {
        *self.lie.lock().unwrap() = lie;
    }

    /// From now on its answers make no sense in this way, or all of it.
    pub fn be_senseless(&self, nonsense: Option<Nonsense>) {
        *self.nonsense.lock().unwrap() = nonsense;
    }

    fn senseless(&self) -> Option<Nonsense> {
        *self.nonsense.lock().unwrap()
    }

    /// How often documents, or files, were asked for.
    pub fn reads(&self) -> u32 {
        self.reads.load(Ordering::SeqCst)
    }

    /// How often the contents of a document were asked for: what its page shows, or a file.
    pub fn contents(&self) -> u32 {
        self.contents.load(Ordering::SeqCst)
    }

    fn told(&self) -> Option<Lie> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        *self.lie.lock().unwrap()
    }
}

impl Host for TwoFaced {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        self.erp.register_permissions(permissions)
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.erp.open_to_external(kind)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.erp.open_kinds()
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        match self.senseless() {
            Some(nonsense) => nonsense.standing(&self.erp, third_party, contact),
            None => self.erp.standing(third_party, contact),
        }
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        self.erp.user_standing(about)
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.erp.third_party(id)
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.erp.contact(id)
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.erp.contacts_of(third_party)
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        self.erp.entities()
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.erp.is_employee(email)
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        if let Some(nonsense) = self.senseless() {
            return nonsense.documents(&self.erp, query, each);
        }
        let Some(lie) = self.told() else { return self.erp.documents(query, each) };
        let mut handed_over = 0;
        self.erp.documents(query, &mut |row| {
            handed_over += 1;
            each(row) && (handed_over > 1 || lie.tell(query.kind, "666", &mut *each))
        })?;
        assert!(lie != Lie::Panic, "as the test asks");
        if lie == Lie::Failure { Err(broken()) } else { Ok(()) }
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.senseless().map_or_else(|| self.erp.count(query), |nonsense| nonsense.count(&self.erp, query))
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        if let Some(nonsense) = self.senseless() {
            return nonsense.document(&self.erp, kind, id, found);
        }
        let Some(lie) = self.told() else { return self.erp.document(kind, id, found) };
        assert!(lie != Lie::Panic, "as the test asks");
        if lie == Lie::Failure {
            return Err(broken());
        }
        lie.tell(kind, id, found);
        Ok(())
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        self.contents.fetch_add(1, Ordering::SeqCst);
        if let Some(nonsense) = self.senseless() {
            return nonsense.body(&self.erp, kind, id);
        }
        if self.told().is_none() {
            return self.erp.body(kind, id);
        }
        let file = File { id: "1".to_owned(), name: SECRET.to_owned(), media_type: "text/plain".to_owned(), size: 6 };
        Ok(Some(Body { text: SECRET.to_owned(), files: vec![file], ..Body::default() }))
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        self.contents.fetch_add(1, Ordering::SeqCst);
        if let Some(nonsense) = self.senseless() {
            return nonsense.file(&self.erp, query, each);
        }
        if self.told().is_none() {
            return self.erp.file(query, each);
        }
        each(SECRET.as_bytes());
        Ok(())
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        self.erp.new_third_party(party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.erp.takes(act)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        assert!(self.told() != Some(Lie::Panic), "as the test asks");
        self.erp.act(action, files)
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.erp.send_mail(mail)
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        RECORDS.lock().unwrap().push(format!("{level} {target}: {message}"));
    }

    fn now(&self) -> u64 {
        self.erp.now()
    }
}

fn broken() -> Failure {
    Failure::new(plugin_api::Class::Unavailable, "host/test", format!("the ERP fell over {SECRET}"))
}
