//! A small module that does what it should: it lists, logs and reads the time through its host.

use std::sync::LazyLock;

use plugin_api::documents::{After, FileQuery, Filter, Query, Sort};
use plugin_api::erp_users::About;
use plugin_api::mail::Mail;
use plugin_api::parties::NewThirdParty;
use plugin_api::{
    Class, Decision, Descriptor, Failure, Health, Kind, Label, ManifestFile, Portal, Problem, Question, Request,
    Response, SharedHost,
};

plugin_api::export_module! {
    name: "good",
    version: "1.2.3",
    descriptor: describe,
    create: create,
}

fn describe() -> Descriptor {
    Descriptor::new("good", "1.2.3", Label::new("good", "good"))
}

fn create(host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure> {
    log::info!(target: "good/start", "started with `{settings}`");
    match settings {
        "refuse" => Err(Failure::new(Class::Invalid, "settings/refused", "as the settings ask")),
        _ => Ok(Box::new(Good { host })),
    }
}

struct Good {
    host: SharedHost,
}

impl Good {
    /// One line for each invoice of third party 7.
    fn list(&self, body: &mut Vec<u8>) -> Result<(), Failure> {
        self.host.documents(&query(), &mut |row| {
            body.extend_from_slice(format!("{} {} {:?}\n", row.id, row.reference, row.contacts).as_bytes());
            true
        })
    }

    /// Calls this method of the host and says what came back.
    fn ask(&self, method: &str) -> Result<String, Failure> {
        let host = &self.host;
        Ok(match method {
            "register_permissions" => format!("{:?}", host.register_permissions(&[])?),
            "open_kinds" => format!("{:?}", host.open_kinds()?),
            "open_to_external" => format!("{:?}", host.open_to_external(Kind::Tickets)?),
            "standing" => format!("{:?}", host.standing("7", Some("9"))?),
            "user_standing" => {
                let about = About { user: "u1", third_party: Some("7"), contact: None };
                format!("{:?}", host.user_standing(&about)?)
            }
            "third_party" => format!("{:?}", host.third_party("7")?),
            "contact" => format!("{:?}", host.contact("9")?),
            "contacts_of" => format!("{:?}", host.contacts_of("7")?),
            "is_employee" => format!("{:?}", host.is_employee("a@example.com")?),
            "new_third_party" => format!("{:?}", host.new_third_party(&new_party())?),
            "count" => format!("{:?}", host.count(&query())?),
            "documents" => {
                let mut rows = String::new();
                host.documents(&query(), &mut |row| {
                    rows = format!("{row:?}");
                    false
                })?;
                rows
            }
            "document" => {
                let mut found = String::from("nothing");
                host.document(Kind::Quotes, "3", &mut |row| found = format!("{row:?}"))?;
                found
            }
            "body" => format!("{:?} {:?}", host.body(Kind::Quotes, "3")?, host.body(Kind::Orders, "3")?),
            "file" => {
                let mut bytes = Vec::new();
                host.file(&file(), &mut |chunk| {
                    bytes.extend_from_slice(chunk);
                    bytes.len() < 4
                })?;
                format!("{bytes:?}")
            }
            "send_mail" => format!("{:?}", host.send_mail(&mail())?),
            "log" => {
                host.log(log::Level::Error, "good", "a record");
                "logged".to_owned()
            }
            "now" => host.now().to_string(),
            _ => return Err(Failure::new(Class::Invalid, "good/unknown", method)),
        })
    }

    /// Panics while the host hands something over.
    fn panic_in(&self, sink: &str) -> Result<String, Failure> {
        match sink {
            "documents" => self.host.documents(&query(), &mut |_| panic!("in a row")),
            "document" => self.host.document(Kind::Quotes, "3", &mut |_| panic!("in a document")),
            _ => self.host.file(&file(), &mut |_| panic!("in a chunk")),
        }?;
        Ok("went on".to_owned())
    }
}

fn new_party() -> NewThirdParty {
    NewThirdParty {
        key: "k1".to_owned(),
        name: "Atu SARL".to_owned(),
        person: "Atu Lenobli".to_owned(),
        email: "atu@example.com".to_owned(),
        language: "fr".to_owned(),
        entity: Some("1".to_owned()),
    }
}

fn query() -> Query<'static> {
    static ENTITIES: LazyLock<Vec<String>> = LazyLock::new(|| vec!["1".to_owned(), "2".to_owned()]);
    Query {
        kind: Kind::Invoices,
        third_party: "7",
        entities: Some(ENTITIES.as_slice()),
        contact: Some("9"),
        own_only: false,
        cancelled: true,
        filter: Filter { text: "chair", ..Filter::default() },
        sort: Sort::Until,
        descending: true,
        after: Some(After { key: "2026-01-01", id: "12" }),
        limit: 50,
    }
}

fn file() -> FileQuery<'static> {
    FileQuery { kind: Kind::Invoices, document: "3", file: Some("main"), offset: 1, limit: 9 }
}

fn mail() -> Mail {
    Mail {
        site: "lyon".to_owned(),
        from_name: "Lyon".to_owned(),
        to: "a@example.com".to_owned(),
        to_name: String::new(),
        subject: "Invitation".to_owned(),
        text: "Come in".to_owned(),
        html: "<p>Come in".to_owned(),
        language: "en".to_owned(),
        reply_to: "help@example.com".to_owned(),
        message_id: "1@example.com".to_owned(),
        ..Mail::default()
    }
}

impl Portal for Good {
    fn check_manifests(&self, files: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure> {
        log::info!("{} manifests", files.len());
        Ok(Vec::new())
    }

    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure> {
        Ok(file.name.to_owned())
    }

    fn disable_site(&self, site: &str) -> Result<(), Failure> {
        Err(Failure {
            detail: "{}".to_owned(),
            ..Failure::new(Class::NotFound, "site/unknown", format!("no `{site}`"))
        })
    }

    fn handle(&self, request: &Request<'_>) -> Response {
        let mut body = format!("{} {} {}\n", request.method, request.path, request.peer).into_bytes();
        let status = match self.list(&mut body) {
            Ok(()) => 200,
            Err(failure) => {
                body = failure.to_string().into_bytes();
                503
            }
        };
        Response { status, headers: vec![("x-now".to_owned(), self.host.now().to_string())], body }
    }

    fn decide(&self, question: &Question<'_>) -> Result<Decision, Failure> {
        Ok(Decision { granted: question.document.is_none(), row: 11, code: question.permission.to_owned() })
    }

    fn operate(&self, command: &str) -> Result<String, Failure> {
        match command.split_once(' ') {
            Some(("ask", method)) => self.ask(method),
            Some(("panic", sink)) => self.panic_in(sink),
            _ => {
                log::trace!("trace {command}");
                log::debug!("debug {command}");
                log::info!("info {command}");
                log::warn!("warn {command}");
                log::error!(target: "good/error", "error {command}");
                Ok(command.to_owned())
            }
        }
    }

    fn health(&self) -> Health {
        Health { ready: true, ..Health::default() }
    }

    fn set_log_level(&self, level: log::LevelFilter) {
        log::set_max_level(level);
    }

    fn stop(&self) {}
}
