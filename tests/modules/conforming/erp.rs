//! The ERP: what it knows, what it does, and what it is told to do wrong.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use plugin_api::actions::{Act, ActKind, Action, Done, Upload};
use plugin_api::descriptor::PermissionInfo;
use plugin_api::documents::{Body, File, FileQuery, Link, Nature, Query, Row, State};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::paying::{Paying, Transfer};
use plugin_api::{Class, Failure, Host, Kind};
use serde_json::{Value, json};
use tests::conformance::HOSTS_OWN_FAULT;

use crate::inside::{CALLS, INSIDE, PORTAL};

/// A line of a table, cut at its commas.
type Line = Vec<String>;

/// The ERP.
pub struct Erp {
    folder: PathBuf,
    parties: Vec<Line>,
    contacts: Vec<Line>,
    documents: Vec<Line>,
    acting: Mutex<()>,
    /// Nothing is told and nothing noted: where the host itself is measured.
    is_quiet: bool,
}

impl Erp {
    pub fn open(folder: PathBuf) -> Self {
        let table = |name: &str| {
            let text = fs::read_to_string(folder.join(name)).expect("the table is there");
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
        };
        let (parties, contacts, documents) = (table("parties.csv"), table("contacts.csv"), table("documents.csv"));
        let is_quiet = std::env::var_os("PARVIS_QUIET").is_some();
        Self { parties, contacts, documents, folder, acting: Mutex::default(), is_quiet }
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).unwrap();
    }

    /// How often it was called, and from where.
    pub fn seen(&self) -> Value {
        json!({ "calls": CALLS.load(Ordering::Relaxed), "foreign": self.held("foreign"), "process": std::process::id() })
    }

    fn held(&self, name: &str) -> String {
        if self.is_quiet {
            return String::new();
        }
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }

    fn note(&self, name: &str, line: &str) {
        let file = OpenOptions::new().append(true).create(true).open(self.folder.join(name));
        file.and_then(|mut file| file.write_all(format!("{line}\n").as_bytes())).unwrap();
    }

    /// What this function is told to do wrong; raising and hanging is done here.
    fn wrong(&self, function: &str) -> Result<String, Failure> {
        CALLS.fetch_add(1, Ordering::Relaxed);
        if !INSIDE.get() {
            self.note("foreign", function);
        }
        let fault = self.held("fault");
        let Some(how) = fault.strip_prefix(function).and_then(|how| how.strip_prefix(' ')) else {
            return Ok(String::new());
        };
        match how {
            "throw" => panic!("{HOSTS_OWN_FAULT}"),
            "fail" => return Err(Failure::new(Class::Unavailable, "erp/away", "the ERP is away")),
            "hang" => thread::sleep(Duration::from_secs(2)),
            "reenter" => {
                self.write("fault", "");
                let portal = PORTAL.get().expect("it is there");
                let permissions = portal.operate(r#"{"do": "permissions"}"#);
                self.note("reentered", &format!("{} {}", portal.health().ready, permissions.is_ok()));
            }
            _ => {}
        }
        Ok(how.to_owned())
    }

    fn known(&self, table: &[Line], id: &str) -> Known {
        let closed = self.held("closed");
        if !table.iter().any(|line| line[0] == id) {
            Known::Unknown
        } else if closed.split_whitespace().any(|one| one == id) {
            Known::Closed
        } else {
            Known::Open
        }
    }

    fn contact_of(&self, line: &Line) -> Contact {
        Contact {
            id: line[0].clone(),
            third_party: Some(line[1].clone()),
            first_name: line[2].clone(),
            last_name: line[3].clone(),
            email: Some(line[4].clone()),
            phone: None,
            language: None,
            archived: self.known(&self.contacts, &line[0]) != Known::Open,
        }
    }

    /// The documents of a query, narrowed, the newest first.
    fn matching(&self, query: &Query<'_>) -> Vec<&Line> {
        let text = query.filter.text.to_lowercase();
        let fits = |line: &&Line| {
            line[0] == query.kind.as_str()
                && line[2] == query.third_party
                && format!("{} {}", line[3], line[4]).to_lowercase().contains(&text)
        };
        self.documents.iter().rev().filter(fits).collect()
    }

    fn is_signed(&self, id: &str) -> bool {
        self.held("acts").lines().any(|line| line.split(' ').nth(1) == Some(id))
    }

    /// A document as it crosses.
    fn lend<T>(&self, line: &Line, change: impl FnOnce(&mut Row<'_>), each: impl FnOnce(&Row<'_>) -> T) -> T {
        let signed = line[0] == "quotes" && self.is_signed(&line[1]);
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == line[0]).expect("a kind");
        let mut row = Row {
            kind,
            nature: if line[9].starts_with('-') { Nature::CreditNote } else { Nature::Usual },
            id: &line[1],
            third_party: &line[2],
            entity: "1",
            state: State::Published,
            reserved: false,
            contacts: &[],
            reference: &line[3],
            other_reference: "",
            title: &line[4],
            status: if signed { "signed" } else { &line[5] },
            open: line[6] == "1" && !signed,
            date: &line[7],
            until: &line[8],
            total: &line[9],
            remaining: &line[10],
            currency: "EUR",
            progress: None,
            parent: "",
            has_file: kind == Kind::Invoices,
            has_picture: false,
            key: &line[7],
        };
        change(&mut row);
        each(&row)
    }
}

impl Host for Erp {
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure> {
        assert_eq!(permissions.len(), 14);
        self.wrong("register_permissions").map(drop)
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.wrong("open_to_external")?;
        Ok(kind != Kind::Tickets)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.wrong("open_kinds")?;
        Ok(Some(Kind::ALL.into_iter().filter(|kind| *kind != Kind::Tickets).collect()))
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        self.wrong("standing")?;
        let contact = contact.map(|id| self.known(&self.contacts, id));
        Ok(Standing {
            third_party: self.known(&self.parties, third_party),
            contact,
            categories: Vec::new(),
            party: None,
        })
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.wrong("third_party")?;
        Ok(self.parties.iter().find(|line| line[0] == id).map(|line| ThirdParty {
            id: line[0].clone(),
            name: line[1].clone(),
            entity: None,
            open: self.known(&self.parties, id) == Known::Open,
            email: None,
            language: None,
            categories: Vec::new(),
        }))
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.wrong("contact")?;
        Ok(self.contacts.iter().find(|line| line[0] == id).map(|line| self.contact_of(line)))
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.wrong("contacts_of")?;
        Ok(self.contacts.iter().filter(|line| line[1] == third_party).map(|line| self.contact_of(line)).collect())
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.wrong("is_employee")?;
        Ok(email == "zoe@atelier.example")
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        let how = self.wrong("documents")?;
        let rows = self.matching(query);
        let other = |line: &&Line| line[0] == query.kind.as_str() && line[2] != query.third_party;
        if let Some(line) = self.documents.iter().find(other).filter(|_| how == "foreign") {
            self.lend(line, |_| {}, &mut *each);
        }
        let after = query
            .after
            .as_ref()
            .map_or(0, |after| rows.iter().position(|line| line[1] == after.id).map_or(rows.len(), |place| place + 1));
        for (number, line) in rows.iter().skip(after).take(query.limit as usize).enumerate() {
            assert!(how != "half" || number != 3, "{HOSTS_OWN_FAULT}");
            let change = |row: &mut Row<'_>| {
                if how == "wrong" {
                    (row.total, row.date) = ("1.234,50 €", "01/02/2026");
                }
            };
            if !self.lend(line, change, &mut *each) {
                return Ok(());
            }
        }
        // What says "enough" is not heard: the portal does without it.
        for _ in 0..if how == "huge" { 100_000 } else { 0 } {
            self.lend(rows[0], |_| {}, &mut *each);
        }
        Ok(())
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.wrong("count")?;
        Ok(self.matching(query).len() as u64)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        let how = self.wrong("document")?;
        if let Some(line) = self.documents.iter().find(|line| line[0] == kind.as_str() && line[1] == id) {
            let change = |row: &mut Row<'_>| {
                if how == "foreign" {
                    row.third_party = "102";
                }
            };
            self.lend(line, change, found);
        }
        Ok(())
    }

    fn body(&self, kind: Kind, document: &str) -> Result<Option<Body>, Failure> {
        self.wrong("body")?;
        let (id, name, media_type) = ("1".to_owned(), format!("{document}.pdf"), "application/pdf".to_owned());
        let files = if kind == Kind::Invoices { vec![File { id, name, media_type, size: 9 }] } else { Vec::new() };
        let account = Transfer {
            holder: "Atelier".to_owned(),
            iban: "FR1420041010050500013M02606".to_owned(),
            ..Transfer::default()
        };
        let paying = Paying { link: format!("https://pay.example/{document}"), transfer: Some(account) };
        let paying = (kind == Kind::Invoices).then_some(paying);
        Ok(Some(Body { text: "für 李".to_owned(), files, paying, ..Body::default() }))
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        let how = self.wrong("file")?;
        let (from, many) = (usize::try_from(query.offset).unwrap(), usize::try_from(query.limit).unwrap());
        each(&b"%PDF-1.7\n"[from..(from + many).min(9)]);
        for _ in 0..if how == "huge" { 10_000 } else { 0 } {
            each(&[b'x'; 16_384]);
        }
        Ok(())
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened here"))
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.wrong("takes")?;
        Ok(act == ActKind::AnswerQuotes)
    }

    fn act(&self, action: &Action, _: &[Upload<'_>]) -> Result<Done, Failure> {
        self.wrong("act")?;
        let (id, seen) = match &action.act {
            Act::AcceptQuote { id, total, .. } => (id, Some(total)),
            Act::DeclineQuote { id, .. } => (id, None),
            other => panic!("nobody offers {other:?}"),
        };
        let _alone = self.acting.lock().unwrap();
        let done = Done { document: Some(Link { kind: Kind::Quotes, id: id.clone() }), reference: String::new() };
        let line = format!("{} {id}", action.key);
        if self.held("acts").lines().any(|known| known == line) {
            return Ok(done);
        }
        let quote = self.documents.iter().find(|line| line[0] == "quotes" && line[1] == *id).expect("it was judged");
        if self.is_signed(id) {
            return Err(Failure::new(Class::Refused, "action/over", "it is answered already"));
        }
        if seen.is_some_and(|seen| *seen != quote[9]) {
            return Err(Failure::new(Class::Refused, "action/changed", "its total is another one now"));
        }
        self.note("acts", &line);
        Ok(done)
    }

    fn send_mail(&self, mail: &Mail) -> Result<(), Failure> {
        self.wrong("send_mail")?;
        self.note("mails", &serde_json::to_string(mail).unwrap());
        Ok(())
    }

    fn log(&self, level: log::Level, target: &str, message: &str) {
        drop(self.wrong("log"));
        if level <= log::Level::Warn {
            self.note("log", &format!("{level} {target}: {message}"));
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the host is where the time comes from")]
    fn now(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}
