//! An ERP in memory: whatever it knows is set by the test, and whatever it is handed can be looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use host_demo::Mailbox;
use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Link, Nature, PICTURE, Query, Row, State};
use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Host, Kind, PermissionInfo};
use portal_plugin::clock::passing::Passing;

use crate::filtering;

/// A document that the test made up.
#[derive(Clone, Debug)]
pub struct TestDocument {
    /// What it is.
    pub kind: Kind,
    /// What an invoice is besides.
    pub nature: Nature,
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub third_party: String,
    /// Who issued it.
    pub entity: String,
    /// Its life as customers see it.
    pub state: State,
    /// The contacts named on it; a document that names any is reserved to them, unless `unreserved`.
    pub contacts: Vec<String>,
    /// Whether it names contacts and is for all the same.
    pub unreserved: bool,
    /// The number printed on it; rows are ordered by it.
    pub reference: String,
    /// Its total, a decimal string.
    pub total: String,
    /// Its status.
    pub status: String,
    /// Its file, if it has one.
    pub file: Option<Vec<u8>>,
    /// Its picture, if it has one.
    pub picture: Option<Vec<u8>>,
    /// Whether it waits for something.
    pub open: bool,
    /// Its last day, `YYYY-MM-DD`; empty is none.
    pub until: String,
    /// What remains to be paid; without it, all of an invoice.
    pub remaining: Option<String>,
    /// The rest.
    pub body: Body,
}

impl TestDocument {
    /// A published document of entity 1 without a file.
    pub fn new(kind: Kind, id: &str, third_party: &str) -> Self {
        Self {
            kind,
            nature: Nature::Usual,
            id: id.to_owned(),
            third_party: third_party.to_owned(),
            entity: "1".to_owned(),
            state: State::Published,
            contacts: Vec::new(),
            unreserved: false,
            reference: format!("REF-{id}"),
            total: "12.00".to_owned(),
            status: String::new(),
            file: None,
            picture: None,
            open: false,
            until: String::new(),
            remaining: None,
            body: Body::default(),
        }
    }

    const fn is_reserved(&self) -> bool {
        !self.contacts.is_empty() && !self.unreserved
    }

    fn show<T>(&self, look: impl FnOnce(&Row<'_>) -> T) -> T {
        let contacts: Vec<&str> = self.contacts.iter().map(String::as_str).collect();
        look(&Row {
            kind: self.kind,
            nature: self.nature,
            id: &self.id,
            third_party: &self.third_party,
            entity: &self.entity,
            state: self.state,
            reserved: self.is_reserved(),
            contacts: &contacts,
            reference: &self.reference,
            other_reference: "",
            title: "",
            status: &self.status,
            open: self.open,
            date: "2026-01-31",
            until: &self.until,
            total: &self.total,
            remaining: self.remaining.as_deref().unwrap_or(if self.kind == Kind::Invoices { "12.00" } else { "" }),
            currency: "EUR",
            progress: None,
            parent: "",
            has_file: self.file.is_some(),
            has_picture: self.picture.is_some(),
            key: &self.reference,
        })
    }
}

/// An action that was done, with name, type and size of its files.
pub type Taken = (Action, Vec<(String, String, usize)>);

/// The ERP.
#[derive(Debug, Default)]
pub struct TestErp {
    now: AtomicU64,
    /// How much of the time was set and has not passed.
    set: AtomicI64,
    known: Mutex<Book>,
    mails: Mutex<Vec<Mail>>,
    arrivals: Mutex<Vec<Mail>>,
    mailed: Condvar,
    server: Mutex<Option<Mailbox>>,
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a way of its own to be otherwise")]
struct Book {
    parties: BTreeMap<String, ThirdParty>,
    contacts: BTreeMap<String, Contact>,
    /// Contacts, each with a third party that it belongs to besides its own.
    shared: BTreeSet<(String, String)>,
    users: BTreeMap<String, ErpUser>,
    documents: Vec<TestDocument>,
    entities: Vec<Entity>,
    employees: BTreeSet<String>,
    closed_kinds: Vec<Kind>,
    permissions: Vec<PermissionInfo>,
    careless: bool,
    forged: Option<Vec<TestDocument>>,
    fuse: Option<(u64, Class)>,
    failing: BTreeMap<&'static str, Class>,
    failure: Option<&'static str>,
    asked: BTreeMap<&'static str, u64>,
    takes_nothing: bool,
    keeps_drafts: bool,
    says_more: bool,
    untaken: Vec<ActKind>,
    refuses: Option<&'static str>,
    acts: Vec<Taken>,
    /// Whether the answers to actions get lost on their way.
    loses_answers: bool,
    /// Where the keys of what was done are kept over the end of the process.
    kept: Option<PathBuf>,
}

impl TestErp {
    /// An empty ERP; it is 2026-01-31T12:00:00Z.
    pub fn new() -> Arc<Self> {
        let erp = Self::default();
        erp.now.store(1_769_860_800_000, Ordering::SeqCst);
        Arc::new(erp)
    }

    /// From now on it says what hosts of before 1.2 do not: all open kinds at once, and the third party with its standing.
    pub fn say_more(&self) {
        self.known.lock().unwrap().says_more = true;
    }

    /// Moves the clock forward.
    pub fn wait(&self, span: Duration) {
        self.now.fetch_add(u64::try_from(span.as_millis()).unwrap(), Ordering::SeqCst);
    }

    /// Sets the clock, backwards too: no time passes.
    pub fn set_now(&self, millis: u64) {
        let by = millis.cast_signed() - self.now.load(Ordering::SeqCst).cast_signed();
        // In this order no thread that looks in between sees more time pass.
        if by > 0 {
            self.set.fetch_add(by, Ordering::SeqCst);
            self.now.store(millis, Ordering::SeqCst);
        } else {
            self.now.store(millis, Ordering::SeqCst);
            self.set.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// A third party in use, known by this name.
    pub fn add_third_party(&self, id: &str, name: &str) {
        let party = ThirdParty {
            id: id.to_owned(),
            name: name.to_owned(),
            entity: None,
            open: true,
            email: None,
            language: None,
            categories: Vec::new(),
        };
        self.put_third_party(party);
    }

    /// Puts a third party in place of the one with its id.
    pub fn put_third_party(&self, party: ThirdParty) {
        self.known.lock().unwrap().parties.insert(party.id.clone(), party);
    }

    /// Puts a contact in place of the one with its id.
    pub fn put_contact(&self, contact: Contact) {
        self.known.lock().unwrap().contacts.insert(contact.id.clone(), contact);
    }

    /// A contact belongs to this third party too.
    pub fn share_contact(&self, id: &str, third_party: &str) {
        self.known.lock().unwrap().shared.insert((id.to_owned(), third_party.to_owned()));
    }

    /// Deletes a contact.
    pub fn drop_contact(&self, id: &str) {
        self.known.lock().unwrap().contacts.remove(id);
    }

    /// Deletes a third party, as a merge into another does.
    pub fn drop_third_party(&self, id: &str) {
        self.known.lock().unwrap().parties.remove(id);
    }

    /// Closes a third party.
    pub fn close_third_party(&self, id: &str) {
        if let Some(party) = self.known.lock().unwrap().parties.get_mut(id) {
            party.open = false;
        }
    }

    /// Puts a user of the ERP's own in place of the one with its id.
    pub fn put_user(&self, id: &str, user: ErpUser) {
        self.known.lock().unwrap().users.insert(id.to_owned(), user);
    }

    /// Takes a user of the ERP's own away.
    pub fn delete_user(&self, id: &str) {
        self.known.lock().unwrap().users.remove(id);
    }

    /// Adds a document.
    pub fn add_document(&self, document: TestDocument) {
        self.known.lock().unwrap().documents.push(document);
    }

    /// Changes a document.
    ///
    /// # Panics
    /// Where there is none.
    pub fn change_document(&self, kind: Kind, id: &str, change: impl FnOnce(&mut TestDocument)) {
        let mut known = self.known.lock().unwrap();
        let found = known.documents.iter_mut().find(|document| document.kind == kind && document.id == id);
        change(found.expect("there is such a document"));
    }

    /// Changes every document of a kind.
    ///
    /// # Panics
    /// Where another thread has panicked in it.
    pub fn change_documents(&self, kind: Kind, change: impl Fn(&mut TestDocument)) {
        let mut known = self.known.lock().unwrap();
        known.documents.iter_mut().filter(|document| document.kind == kind).for_each(change);
    }

    /// Says that an employee uses this address.
    pub fn add_employee(&self, email: &str) {
        self.known.lock().unwrap().employees.insert(email.to_ascii_lowercase());
    }

    /// Closes a kind to external users.
    pub fn close(&self, kind: Kind) {
        self.known.lock().unwrap().closed_kinds.push(kind);
    }

    /// Opens every kind, and forgets every third party, contact and document.
    pub fn forget(&self) {
        let mut known = self.known.lock().unwrap();
        known.closed_kinds.clear();
        known.parties.clear();
        known.contacts.clear();
        known.documents.clear();
    }

    /// Whether a list holds every document of its kind from now on, whoever it is for.
    pub fn be_careless(&self, careless: bool) {
        self.known.lock().unwrap().careless = careless;
    }

    /// From now on every list is made of these documents and every document is each of them, whatever is asked for; `None`
    /// is the truth again.
    pub fn forge(&self, documents: Option<Vec<TestDocument>>) {
        self.known.lock().unwrap().forged = documents;
    }

    /// Of the questions from now on, the one after so many fails with a failure of this class; mails are no questions.
    pub fn fail_after(&self, questions: u64, class: Class) {
        self.known.lock().unwrap().fuse = Some((questions, class));
    }

    /// Whether a failure that was asked for by [`TestErp::fail_after`] has not happened yet; it will not happen any more.
    pub fn defuse(&self) -> bool {
        self.known.lock().unwrap().fuse.take().is_some()
    }

    /// From now on this method fails with a failure of this class.
    pub fn fail(&self, method: &'static str, class: Class) {
        self.known.lock().unwrap().failing.insert(method, class);
    }

    /// From now on failures have this code.
    pub fn fail_as(&self, code: &'static str) {
        self.known.lock().unwrap().failure = Some(code);
    }

    /// Nothing is answered any more until the guard is dropped.
    pub fn hang(&self) -> impl Sized + '_ {
        self.known.lock().unwrap()
    }

    /// Every method works again.
    pub fn recover(&self) {
        self.known.lock().unwrap().failing.clear();
    }

    /// Names its entities.
    pub fn name_entities(&self, names: &[(&str, &str)]) {
        let entities = names.iter().map(|(id, name)| Entity { id: (*id).to_owned(), name: (*name).to_owned() });
        self.known.lock().unwrap().entities = entities.collect();
    }

    /// Forgets every document.
    pub fn clear_documents(&self) {
        self.known.lock().unwrap().documents.clear();
    }

    /// From now on it takes no actions of this kind.
    pub fn take_none_of(&self, act: ActKind) {
        self.known.lock().unwrap().untaken.push(act);
    }

    /// From now on it takes no actions.
    pub fn take_nothing(&self) {
        self.known.lock().unwrap().takes_nothing = true;
    }

    /// Keeps what customers begin as drafts, which they do not see.
    pub fn keeps_drafts(&self) {
        self.known.lock().unwrap().keeps_drafts = true;
    }

    /// From now on every action is refused with this code; `None` takes them again.
    pub fn refuse_actions(&self, code: Option<&'static str>) {
        self.known.lock().unwrap().refuses = code;
    }

    /// From now on, or no more, every action is done and its answer gets lost.
    pub fn lose_answers(&self, loses: bool) {
        self.known.lock().unwrap().loses_answers = loses;
    }

    /// What is done is known from now on by this file, which outlives the process; each takes some milliseconds more.
    pub fn keep_acts_in(&self, file: &Path) {
        self.known.lock().unwrap().kept = Some(file.to_owned());
    }

    /// The actions that were done, each once.
    pub fn acts(&self) -> Vec<Taken> {
        self.known.lock().unwrap().acts.clone()
    }

    /// How often the method was asked so far.
    pub fn asked(&self, method: &str) -> u64 {
        self.known.lock().unwrap().asked.get(method).copied().unwrap_or_default()
    }

    /// The permissions that the module registered.
    pub fn permissions(&self) -> Vec<PermissionInfo> {
        self.known.lock().unwrap().permissions.clone()
    }

    /// The mails so far, once there are so many; waits at most ten seconds for them.
    pub fn mails(&self, count: usize) -> Vec<Mail> {
        let mails = self.mails.lock().unwrap();
        let limit = Duration::from_secs(10);
        let (mails, _) = self.mailed.wait_timeout_while(mails, limit, |mails| mails.len() < count).unwrap();
        mails.clone()
    }

    /// The mails so far that tell of a sign-in from a new browser, which are not among the others; waits as those do.
    pub fn arrivals(&self, count: usize) -> Vec<Mail> {
        let mails = self.arrivals.lock().unwrap();
        let limit = Duration::from_secs(10);
        let (mails, _) = self.mailed.wait_timeout_while(mails, limit, |mails| mails.len() < count).unwrap();
        mails.clone()
    }

    /// Hands mails to this server from now on, besides.
    pub fn mail_through(&self, url: &str) {
        let mailbox = Mailbox::open(Path::new("."), Some(url), "portal@parvis.example").unwrap();
        *self.server.lock().unwrap() = Some(mailbox);
    }

    fn answer<T>(&self, method: &'static str, answer: impl FnOnce(&mut Book) -> T) -> Result<T, Failure> {
        let mut known = self.known.lock().unwrap();
        *known.asked.entry(method).or_default() += 1;
        let blown = if method == "send_mail" { None } else { known.burn() };
        match blown.or_else(|| known.failing.get(method).copied()) {
            Some(class) => {
                Err(Failure::new(class, known.failure.unwrap_or("host/test"), format!("`{method}` was told to fail")))
            }
            None => Ok(answer(&mut known)),
        }
    }
}

/// Writes a key behind the others, once, and is slow to say so.
fn keep(file: &Path, key: &str) {
    let mut kept = OpenOptions::new().create(true).read(true).append(true).open(file).unwrap();
    let mut known = String::new();
    kept.read_to_string(&mut known).unwrap();
    if !known.lines().any(|line| line == key) {
        writeln!(kept, "{key}").unwrap();
    }
    thread::sleep(Duration::from_millis(5));
}

impl Book {
    fn standing(&self, third_party: &str, contact: Option<&str>) -> Standing {
        let state = |open: Option<bool>| match open {
            None => Known::Unknown,
            Some(true) => Known::Open,
            Some(false) => Known::Closed,
        };
        let party = self.parties.get(third_party);
        Standing {
            third_party: state(party.map(|party| party.open)),
            contact: contact.map(|id| state(self.contacts.get(id).map(|contact| !contact.archived))),
            categories: party.map(|party| party.categories.clone()).unwrap_or_default(),
            party: if self.says_more { party.cloned() } else { None },
        }
    }

    /// The failure that is due, if one is.
    fn burn(&mut self) -> Option<Class> {
        let (left, class) = self.fuse.as_mut()?;
        if let Some(fewer) = left.checked_sub(1) {
            *left = fewer;
            return None;
        }
        let class = *class;
        self.fuse = None;
        Some(class)
    }

    fn matching(&self, query: &Query<'_>) -> Vec<TestDocument> {
        let mut found: Vec<_> = self
            .documents
            .iter()
            .filter(|document| document.kind == query.kind)
            .filter(|document| {
                let theirs = document.third_party == query.third_party || document.third_party.is_empty();
                self.careless || theirs
            })
            .filter(|document| {
                let of_all = document.kind == Kind::Products && document.entity.is_empty();
                self.careless || of_all || query.entities.is_none_or(|entities| entities.contains(&document.entity))
            })
            .filter(|document| match document.state {
                State::Published => true,
                State::Draft => self.careless,
                State::Cancelled => self.careless || query.cancelled,
            })
            .filter(|document| {
                let named = query.contact.is_some_and(|contact| document.contacts.iter().any(|c| c == contact));
                let own_enough = named || !query.own_only || document.kind == Kind::Products;
                self.careless || (own_enough && (named || !document.is_reserved()))
            })
            .filter(|document| document.show(|row| filtering::passes(&query.filter, row)))
            .cloned()
            .collect();
        found.sort_by(|a, b| (&a.reference, &a.id).cmp(&(&b.reference, &b.id)));
        if query.descending {
            found.reverse();
        }
        found
    }
}

impl Passing for TestErp {
    fn passed(&self) -> Duration {
        let passed = self.now.load(Ordering::SeqCst).cast_signed() - self.set.load(Ordering::SeqCst);
        Duration::from_millis(passed.try_into().unwrap_or_default())
    }
}

impl Host for TestErp {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        self.answer("register_permissions", |known| known.permissions = permissions.to_vec())
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.answer("open_to_external", |known| !known.closed_kinds.contains(&kind))
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        if !self.known.lock().unwrap().says_more {
            return Ok(None);
        }
        let open = |known: &mut Book| Kind::ALL.into_iter().filter(|kind| !known.closed_kinds.contains(kind)).collect();
        self.answer("open_kinds", |known| Some(open(known)))
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        let unknown = ErpUser { state: ErpUserState::Unknown, third_party: None, contact: None, withheld: Vec::new() };
        self.answer("user_standing", |known| UserStanding {
            user: Some(known.users.get(about.user).cloned().unwrap_or(unknown)),
            standing: known.standing(about.third_party.unwrap_or_default(), about.contact),
        })
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        self.answer("standing", |known| known.standing(third_party, contact))
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.answer("third_party", |known| known.parties.get(id).cloned())
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.answer("contact", |known| known.contacts.get(id).cloned())
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.answer("contacts_of", |known| {
            let of = |contact: &&Contact| {
                contact.third_party.as_deref() == Some(third_party)
                    || known.shared.contains(&(contact.id.clone(), third_party.to_owned()))
            };
            known.contacts.values().filter(of).cloned().collect()
        })
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        self.answer("entities", |known| known.entities.clone())
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.answer("is_employee", |known| known.employees.contains(&email.to_ascii_lowercase()))
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        let found = self.answer("documents", |known| known.forged.clone().ok_or_else(|| known.matching(query)))?;
        let found = match found {
            Ok(forged) => {
                forged.iter().all(|document| document.show(&mut *each));
                return Ok(());
            }
            Err(found) => found,
        };
        let begin = query.after.map_or(0, |after| {
            found.iter().position(|document| document.id == after.id).map_or(found.len(), |place| place + 1)
        });
        for document in found.iter().skip(begin).take(query.limit as usize) {
            if !document.show(&mut *each) {
                break;
            }
        }
        Ok(())
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.answer("count", |known| known.matching(query).len() as u64)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        let this = |document: &&TestDocument| document.kind == kind && document.id == id;
        let answers = self.answer("document", |known| match &known.forged {
            Some(forged) => forged.clone(),
            None => known.documents.iter().find(this).cloned().into_iter().collect(),
        })?;
        for document in &answers {
            document.show(&mut *found);
        }
        Ok(())
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        let this = |document: &&TestDocument| document.kind == kind && document.id == id;
        self.answer("body", |known| known.documents.iter().find(this).map(|document| document.body.clone()))
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        let this = |document: &&TestDocument| document.kind == query.kind && document.id == query.document;
        let file = self.answer("file", |known| {
            let found = known.documents.iter().find(this)?;
            match query.file {
                Some(PICTURE) => found.picture.clone(),
                Some(id) if !found.body.files.iter().any(|file| file.id == id) => None,
                _ => found.file.clone(),
            }
        })?;
        let file = file.ok_or_else(|| Failure::new(Class::NotFound, "file/missing", "no such file"))?;
        let offset = usize::try_from(query.offset).unwrap_or(usize::MAX).min(file.len());
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        each(&file[offset..file.len().min(offset.saturating_add(limit))]);
        Ok(())
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened here"))
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.answer("takes", |known| !known.takes_nothing && !known.untaken.contains(&act))
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let files = files.iter().map(|file| (file.name.to_owned(), file.media_type.to_owned(), file.bytes.len()));
        self.answer("act", |known| {
            if let Some(code) = known.refuses {
                return Err(Failure::new(Class::Refused, code, "told to refuse"));
            }
            let before = known.acts.iter().position(|(done, _)| done.key == action.key);
            let place = before.unwrap_or_else(|| {
                known.acts.push((action.clone(), files.collect()));
                known.acts.len() - 1
            });
            if let Some(file) = &known.kept {
                keep(file, &action.key);
            }
            if known.loses_answers {
                return Err(Failure::new(Class::Unavailable, "erp/lost", "the answer got lost"));
            }
            let kind = match action.act.kind() {
                ActKind::AnswerQuotes => Kind::Quotes,
                ActKind::WriteTickets => Kind::Tickets,
                ActKind::PlaceOrders => Kind::Orders,
                ActKind::EditContact => return Ok(Done::default()),
            };
            let document = (!known.keeps_drafts).then(|| Link { kind, id: "1".to_owned() });
            Ok(Done { document, reference: format!("ACT-{place}") })
        })?
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.answer("send_mail", |_| ())?;
        if let Some(server) = &*self.server.lock().unwrap() {
            server.send(mail)?;
        }
        // Most tests sign in from one new browser after the other, and count the mails that are about something else.
        let of_arrival = ["a new browser", "un nouveau navigateur"].iter().any(|words| mail.subject.ends_with(words));
        let mails = if of_arrival { &self.arrivals } else { &self.mails };
        mails.lock().unwrap().push(mail.clone());
        self.mailed.notify_all();
        Ok(())
    }

    fn log(&self, _: log::Level, _: &str, _: &str) {}

    fn now(&self) -> u64 {
        self.now.load(Ordering::SeqCst)
    }
}
