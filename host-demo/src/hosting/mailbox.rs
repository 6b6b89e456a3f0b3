//! Delivery of mails: to a mail server where one is set, otherwise into a folder that the staff pages show.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{fmt, fs, io};

use lettre::Message;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox as Address, MultiPart};
use plugin_api::mail::Mail;
use plugin_api::{Class, Failure};

use crate::console::error::CliError;
use crate::hosting::smtp::Server;
use crate::private;

/// How many mails the folder keeps; the oldest go first.
const MOST: usize = 1_000;

/// How long [`Mailbox::next_to`] waits.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Where mails go.
pub struct Mailbox {
    from: lettre::Address,
    way: Way,
    folder: PathBuf,
    count: AtomicU32,
}

enum Way {
    Server(Box<Server>),
    Folder,
}

/// A mail in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its file's name without the ending: the time in milliseconds and a number.
    pub id: String,
    /// The mail.
    pub mail: Mail,
}

impl Kept {
    /// When it was delivered, in milliseconds since 1970-01-01T00:00:00Z.
    pub fn at(&self) -> u64 {
        self.id.split('-').next().and_then(|time| time.parse().ok()).unwrap_or_default()
    }
}

impl Mailbox {
    /// A mailbox in this folder, or a mail server at this address; `from` is the address that mails come from.
    ///
    /// # Errors
    /// `mail/sender`, `mail/server`, `mailbox/folder`.
    pub fn open(folder: &Path, server: Option<&str>, from: &str) -> Result<Self, CliError> {
        let from = from.parse().map_err(|error| {
            CliError::new("mail/sender", format!("`{from}` is no address to send from: {error}"))
                .hint("give one with `--mail-from NAME@DOMAIN`")
        })?;
        let way = match server {
            None => Way::Folder,
            Some(url) => {
                // The address holds a password: nothing of it is said.
                let server = Server::at(url).ok_or_else(|| {
                    CliError::new("mail/server", "the address of the mail server cannot be read")
                        .hint("write `smtps://USER:PASSWORD@HOST`, or `smtp://HOST:PORT?tls=required`")
                })?;
                Way::Server(Box::new(server))
            }
        };
        if matches!(way, Way::Folder) {
            private::folder(folder).map_err(|error| CliError::file("mailbox/folder", folder, &error))?;
        }
        Ok(Self { from, way, folder: folder.to_owned(), count: AtomicU32::new(0) })
    }

    /// The folder, where mails go into one.
    pub fn folder(&self) -> Option<&Path> {
        matches!(self.way, Way::Folder).then_some(&*self.folder)
    }

    /// Delivers a mail.
    ///
    /// # Errors
    /// `mail/invalid` for an address or text that no mail can have; `mail/refused` where the mail
    /// server refuses this mail for good, in its words; `mail/undelivered` to be tried again.
    pub fn send(&self, mail: &Mail) -> Result<(), Failure> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Server(server) => server.send(message.envelope(), &message.formatted()).map_err(|refused| {
                let (class, code) = if refused.for_good {
                    (Class::Refused, "mail/refused")
                } else {
                    (Class::Unavailable, "mail/undelivered")
                };
                Failure::new(class, code, refused.words)
            }),
            Way::Folder => self.keep(mail, &message.formatted()).map_err(|error| {
                Failure::new(
                    Class::Unavailable,
                    "mail/undelivered",
                    format!("cannot write to the mailbox folder: {error}"),
                )
            }),
        }
    }

    /// The mails in the folder, the newest first.
    pub fn list(&self) -> Vec<Kept> {
        let mut names = self.names();
        names.reverse();
        names.iter().filter_map(|name| self.read(name)).collect()
    }

    /// The mail with this id, where it was kept.
    pub fn read(&self, id: &str) -> Option<Kept> {
        let is_ours = id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let bytes = is_ours.then(|| fs::read(self.folder.join(format!("{id}.json"))).ok())??;
        Some(Kept { id: id.to_owned(), mail: serde_json::from_slice(&bytes).ok()? })
    }

    /// The mails to this address, the newest first.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.list().into_iter().map(|kept| kept.mail).filter(|mail| mail.to == address).collect()
    }

    /// Waits for one mail more than so many to this address: the portal delivers by a thread of its own.
    pub fn next_to(&self, address: &str, after: usize) -> Option<Mail> {
        let begun = Instant::now();
        while begun.elapsed() < TIMEOUT {
            let mails = self.mails_to(address);
            if mails.len() > after {
                return mails.into_iter().next();
            }
            sleep(Duration::from_millis(5));
        }
        None
    }

    /// lettre parses addresses and encodes every header, so that no text of a mail can become a header of its own.
    fn message(&self, mail: &Mail) -> Result<Message, Failure> {
        let invalid = |what: &str| Failure::new(Class::Invalid, "mail/invalid", format!("{what}; nothing was sent"));
        let to = mail.to.parse().map_err(|error| invalid(&format!("`{}` is no mail address: {error}", mail.to)))?;
        let has_control = |text: &str| text.chars().any(char::is_control);
        if [&mail.subject, &mail.from_name, &mail.to_name].into_iter().any(|text| has_control(text)) {
            return Err(invalid("a subject or name holds a control character"));
        }
        let named = |name: &str, address| Address::new(Some(name.to_owned()).filter(|name| !name.is_empty()), address);
        let reply_to = Some(&mail.reply_to).filter(|address| !address.is_empty()).map(|address| address.parse());
        let reply_to = reply_to.transpose().map_err(|error| invalid(&format!("`{}`: {error}", mail.reply_to)))?;
        let is_id = |c: char| c.is_ascii_alphanumeric() || "@.-".contains(c);
        let id = Some(&mail.message_id).filter(|id| id.contains('@') && id.chars().all(is_id));
        let mut message = Message::builder()
            .from(named(&mail.from_name, self.from.clone()))
            .to(named(&mail.to_name, to))
            .subject(&*mail.subject)
            .header(AutoSubmitted)
            .message_id(id.map(|id| format!("<{id}>")));
        if !mail.unsubscribe.is_empty() {
            if has_control(&mail.unsubscribe) {
                return Err(invalid("an address holds a control character"));
            }
            message = message.header(Unsubscribe(format!("<{}>", mail.unsubscribe))).header(OneClick);
        }
        if let Some(reply_to) = reply_to {
            message = message.reply_to(Address::new(None, reply_to));
        }
        message
            .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
            .map_err(|error| invalid(&format!("the mail cannot be put together: {error}")))
    }

    /// Two files: the mail as a mail program opens it, and as the staff pages read it.
    fn keep(&self, mail: &Mail, formatted: &[u8]) -> io::Result<()> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:013}-{}-{number:04}", crate::clock::now(), std::process::id());
        self.write(&format!("{id}.eml"), formatted)?;
        self.write(&format!("{id}.json"), &serde_json::to_vec(mail)?)?;
        let names = self.names();
        for old in names.iter().take(names.len().saturating_sub(MOST)) {
            for ending in ["eml", "json"] {
                // Another process may have been faster.
                drop(fs::remove_file(self.folder.join(format!("{old}.{ending}"))));
            }
        }
        Ok(())
    }

    /// Under another name first: whoever watches the folder sees whole mails only.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let unfinished = self.folder.join(format!(".{name}"));
        private::write(&unfinished, bytes)?;
        fs::rename(unfinished, self.folder.join(name))
    }

    /// The ids in the folder, the oldest first.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let id = |entry: fs::DirEntry| Some(entry.file_name().to_str()?.strip_suffix(".json")?.to_owned());
        let mut names: Vec<String> = entries.filter_map(id).filter(|name| !name.starts_with('.')).collect();
        names.sort();
        names
    }
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailbox").field("folder", &self.folder()).finish_non_exhaustive()
    }
}

/// Says that a program wrote the mail, so that no other program answers it (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where the reader wants no more mails of this sort (RFC 2369).
#[derive(Clone)]
struct Unsubscribe(String);

impl Header for Unsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // An address has no blank to be folded at, and is none any more where it is encoded.
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

/// Says that a POST there is enough (RFC 8058).
#[derive(Clone)]
struct OneClick;

impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// The path of the link in a mail that leads to this page.
pub fn link_in(mail: &Mail, page: &str) -> Option<String> {
    let link = mail.text.split_whitespace().find(|word| word.contains(page))?;
    Some(format!("/{}", link.splitn(4, '/').nth(3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            site: "alpes".to_owned(),
            from_name: "Atelier des Alpes".to_owned(),
            to: "atu.lenobli@atu.example".to_owned(),
            to_name: "Atu Lenobli".to_owned(),
            subject: "Réinitialiser le mot de passe".to_owned(),
            text: "Bonjour,\nvoici le lien.".to_owned(),
            html: "<p>Bonjour</p>".to_owned(),
            language: "fr".to_owned(),
            reply_to: "bonjour@alpes.example".to_owned(),
            message_id: "18f.2a@alpes.example".to_owned(),
            unsubscribe: "https://alpes.example/notices/stop/0123456789012345678901234567890123456789012".to_owned(),
            ..Mail::default()
        }
    }

    #[test]
    fn a_mail_lies_in_the_folder_with_both_its_parts() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(&folder.path().join("mailbox"), None, "portal@parvis.example").unwrap();
        mailbox.send(&mail()).unwrap();
        let [kept] = &*mailbox.list() else { panic!("one mail") };
        assert_eq!(kept.mail, mail());
        let file = mailbox.folder().unwrap().join(format!("{}.eml", kept.id));
        let text = fs::read_to_string(file).unwrap();
        for part in [
            "multipart/alternative",
            "text/plain",
            "text/html",
            "To: \"Atu Lenobli\" <atu.lenobli@atu.example>",
            "Reply-To: bonjour@alpes.example",
            "Message-ID: <18f.2a@alpes.example>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://alpes.example/notices/stop/0123456789012345678901234567890123456789012>\r\n",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn no_text_of_a_mail_becomes_a_header() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(folder.path(), None, "portal@parvis.example").unwrap();
        for (what, bad) in [
            ("address", Mail { to: "a@b.example\r\nBcc: c@d.example".to_owned(), ..mail() }),
            ("no address", Mail { to: "nobody".to_owned(), ..mail() }),
            ("two addresses", Mail { to: "a@b.example, c@d.example".to_owned(), ..mail() }),
            ("subject", Mail { subject: "Hello\r\nBcc: c@d.example".to_owned(), ..mail() }),
            ("name", Mail { to_name: "A\nBcc: c@d.example".to_owned(), ..mail() }),
            ("no more", Mail { unsubscribe: "https://a.example\r\nBcc: c@d.example".to_owned(), ..mail() }),
            ("answers", Mail { reply_to: "a@b.example\r\nBcc: c@d.example".to_owned(), ..mail() }),
        ] {
            let failure = mailbox.send(&bad).unwrap_err();
            assert_eq!((failure.class, &*failure.code), (Class::Invalid, "mail/invalid"), "{what}");
        }
        assert_eq!(mailbox.list(), []);
    }

    #[test]
    fn a_message_id_that_could_be_more_than_one_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(folder.path(), None, "portal@parvis.example").unwrap();
        for id in ["", "no-domain", "a@b>\r\nBcc: <c@d.example", "a b@c.example"] {
            mailbox.send(&Mail { message_id: id.to_owned(), ..mail() }).unwrap();
        }
        for kept in mailbox.list() {
            let text = fs::read_to_string(folder.path().join(format!("{}.eml", kept.id))).unwrap();
            assert_eq!((text.matches("Message-ID: <").count(), text.contains("Bcc")), (1, false), "{text}");
        }
    }

    #[test]
    fn an_id_from_an_address_leads_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret.json"), serde_json::to_vec(&mail()).unwrap()).unwrap();
        let mailbox = Mailbox::open(&folder.path().join("mailbox"), None, "portal@parvis.example").unwrap();
        assert_eq!(mailbox.read("../secret"), None);
    }
}
