//! Handing a mail to a mail server, step by step: which step was refused says what the refusal means (rule M1).

use std::error::Error as _;
use std::time::Duration;

use axum::http::Uri;
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use percent_encoding::percent_decode_str;

/// How long the mail server may take for each step.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How long it may take to answer to the mail itself: who hangs up on a server that looks into it sends it twice (RFC 5321,
/// 4.5.3.2.6, has up to ten minutes for it).
const CONTENT: Duration = Duration::from_mins(2);

/// The ports of RFC 5321, 6409 and 8314: between servers, for senders, for senders under TLS from the first byte on.
const PORTS: [u16; 3] = [25, 587, 465];

/// The longest answer of a server that is passed on, in characters.
const WORDS: usize = 300;

/// A mail server that takes mails for delivery.
pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

enum Tls {
    None,
    Opportunistic(TlsParameters),
    Required(TlsParameters),
    Wrapped(TlsParameters),
}

/// How far a mail had come when the server refused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Connecting, greeting, encrypting, signing in.
    Session,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`, before anything is sent.
    Data,
    /// The answer to the mail itself.
    Content,
}

/// Why the server did not take a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Whether it will never take this mail to this recipient; else it is worth trying again.
    pub for_good: bool,
    /// The server's words, or the network's.
    pub words: String,
}

impl Server {
    /// The server at this address: `smtps://USER:PASSWORD@HOST`, `smtp://HOST:PORT?tls=required` or `opportunistic`, and the
    /// name to greet it with as the path; `None` for anything else.
    pub fn at(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let authority = uri.authority()?.as_str();
        let host = uri.host()?.trim_matches(['[', ']']).to_owned();
        let wanted = uri.query().map(|query| query.strip_prefix("tls=").unwrap_or("?"));
        let tls = || TlsParameters::new(host.clone()).ok();
        let [plain, submission, wrapped] = PORTS;
        let (tls, port) = match (uri.scheme_str()?, wanted) {
            ("smtp", None) => (Tls::None, plain),
            ("smtp", Some("required")) => (Tls::Required(tls()?), submission),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(tls()?), submission),
            ("smtps", _) => (Tls::Wrapped(tls()?), wrapped),
            _ => return None,
        };
        let decoded = |text: &str| Some(percent_decode_str(text).decode_utf8().ok()?.into_owned());
        let credentials = match authority.rsplit_once('@').and_then(|(user, _)| user.split_once(':')) {
            Some((user, password)) => Some(Credentials::new(decoded(user)?, decoded(password)?)),
            None => None,
        };
        let hello = match uri.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Some(Self { port: uri.port_u16().unwrap_or(port), host, tls, credentials, hello })
    }

    /// Hands over one mail to one recipient.
    ///
    /// # Errors
    /// What the server refused, and whether that is for good.
    pub fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Refused> {
        let mut connection = self.connect().map_err(|error| refused(Stage::Session, &error))?;
        let answer = converse(&mut connection, envelope, message);
        // Whatever it says to that: the mail is taken, or it is not.
        if answer.is_ok() {
            drop(connection.quit());
        } else {
            connection.abort();
        }
        answer
    }

    fn connect(&self) -> Result<SmtpConnection, Error> {
        let wrapped = if let Tls::Wrapped(tls) = &self.tls { Some(tls) } else { None };
        let place = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(place, Some(TIMEOUT), &self.hello, wrapped, None)?;
        match &self.tls {
            Tls::Required(tls) => connection.starttls(tls, &self.hello)?,
            Tls::Opportunistic(tls) if connection.can_starttls() => connection.starttls(tls, &self.hello)?,
            _ => {}
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(connection)
    }
}

fn converse(connection: &mut SmtpConnection, envelope: &Envelope, message: &[u8]) -> Result<(), Refused> {
    let at = |stage| move |error: Error| refused(stage, &error);
    let speaks = |feature| connection.server_info().supports_feature(feature);
    let mut options = Vec::new();
    let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
    if !envelope.to().iter().chain(envelope.from()).all(is_ascii) {
        if !speaks(Extension::SmtpUtfEight) {
            let words = "the mail server takes no address with letters beyond ASCII".to_owned();
            // The sender is the same for every mail.
            let for_good = envelope.from().is_none_or(is_ascii);
            return Err(Refused { for_good, words });
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if !message.is_ascii() && speaks(Extension::EightBitMime) {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection.command(Mail::new(envelope.from().cloned(), options)).map_err(at(Stage::Sender))?;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).map_err(at(Stage::Recipient))?;
    }
    connection.command(Data).map_err(at(Stage::Data))?;
    let network = |error: std::io::Error| Refused { for_good: false, words: error.to_string() };
    connection.set_timeout(Some(CONTENT)).map_err(network)?;
    connection.message(message).map(drop).map_err(at(Stage::Content))
}

fn refused(stage: Stage, error: &Error) -> Refused {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    let code = error.status().map(u16::from);
    let words = match code {
        Some(code) => format!("{code} {said}"),
        None => error.to_string(),
    };
    let line = |c: char| if c.is_control() { ' ' } else { c };
    Refused {
        for_good: code.is_some_and(|code| is_for_good(stage, code, &said)),
        words: words.chars().map(line).take(WORDS).collect::<String>().trim().to_owned(),
    }
}

/// Whether an answer means that this recipient or this mail is never taken. All else is tried again, as it may be the server
/// that is set up wrongly, or whoever signs in there, and then every mail would be refused alike:
///
/// | step | for good |
/// |---|---|
/// | connecting, greeting, signing in; `MAIL FROM`; `DATA` | nothing |
/// | `RCPT TO` | 5xx, but for what concerns the session (500, 502, 503, 504, 530, 534, 535, 538) or is said to be of the server, the protocol or a policy (`5.3`, `5.5`, `5.7`; without such a number, by words as "relay") |
/// | the mail itself | 552, and what is said to be of the address, the mailbox or the content (`5.1`, `5.2`, `5.6`) |
pub fn is_for_good(stage: Stage, code: u16, said: &str) -> bool {
    const OF_THE_SESSION: [u16; 8] = [500, 502, 503, 504, 530, 534, 535, 538];
    let subject = subject_of(said);
    (500..600).contains(&code)
        && match stage {
            Stage::Session | Stage::Sender | Stage::Data => false,
            Stage::Recipient => {
                !OF_THE_SESSION.contains(&code)
                    && !matches!(subject, Some(3 | 5 | 7))
                    && (subject.is_some() || !is_of_the_server(said))
            }
            Stage::Content => matches!(subject, Some(1 | 2 | 6)) || (code == 552 && subject.is_none()),
        }
}

/// Whether words without an enhanced code say that it is the server, or who signs in there, and not the recipient: as Exim and
/// qmail say it.
fn is_of_the_server(said: &str) -> bool {
    let said = said.to_ascii_lowercase();
    ["relay", "rcpthosts", "authenticat", "blacklist", "blocked", "#5.7."].iter().any(|word| said.contains(word))
}

/// The second number of an enhanced status code (RFC 3463), `1` of `5.1.1`: what the refusal is about.
fn subject_of(said: &str) -> Option<u8> {
    let mut parts = said.split_whitespace().next()?.split('.');
    let [class, subject, detail] = [parts.next()?, parts.next()?, parts.next()?];
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (class == "5" && is_number(detail) && parts.next().is_none()).then(|| subject.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_refusal_means_depends_on_the_step_that_was_refused() {
        use Stage::{Content, Data, Recipient, Sender, Session};
        for (stage, code, said, for_good) in [
            (Session, 421, "too many connections", false),
            (Session, 554, "no service for you", false),
            (Session, 550, "5.7.1 your network is listed", false),
            (Session, 535, "5.7.8 authentication failed", false),
            (Sender, 550, "5.1.8 sender rejected", false),
            (Sender, 553, "5.7.1 sender not owned by user", false),
            (Sender, 452, "4.3.1 out of storage", false),
            (Recipient, 450, "4.2.1 mailbox busy", false),
            (Recipient, 451, "greylisted", false),
            (Recipient, 550, "5.1.1 no such user", true),
            (Recipient, 550, "no such user here", true),
            (Recipient, 551, "user not local", true),
            (Recipient, 552, "5.2.2 mailbox full", true),
            (Recipient, 553, "5.1.3 bad address", true),
            (Recipient, 556, "5.1.10 the domain takes no mail", true),
            (Recipient, 554, "5.7.1 relay access denied", false),
            (Recipient, 550, "5.7.1 denied by policy", false),
            (Recipient, 550, "relay not permitted", false),
            (Recipient, 553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", false),
            (Recipient, 550, "5.3.5 the server is set up wrongly", false),
            (Recipient, 530, "5.7.0 authentication required", false),
            (Recipient, 503, "5.5.1 bad sequence", false),
            (Recipient, 502, "not implemented", false),
            (Data, 554, "5.5.1 no valid recipients", false),
            (Data, 451, "try again", false),
            (Content, 451, "4.3.0 try again", false),
            (Content, 550, "5.1.1 no such user", true),
            (Content, 552, "5.2.3 the message is too large for this mailbox", true),
            (Content, 552, "too large", true),
            (Content, 554, "5.6.0 the content is not taken", true),
            (Content, 554, "5.7.1 looks like spam", false),
            (Content, 554, "transaction failed", false),
            (Content, 550, "5.7.26 not authenticated by DKIM", false),
        ] {
            assert_eq!(is_for_good(stage, code, said), for_good, "{code} {said} at {stage:?}");
        }
    }

    #[test]
    fn only_a_whole_enhanced_code_is_one() {
        for (said, subject) in [
            ("5.1.1 no such user", Some(1)),
            ("5.7.26 not signed", Some(7)),
            ("4.1.1 later", None),
            ("5.1 no such user", None),
            ("5.1.x no", None),
            ("no such user 5.1.1", None),
            ("5.1.1.1 a network", None),
            ("", None),
        ] {
            assert_eq!(subject_of(said), subject, "{said}");
        }
    }

    #[test]
    fn an_address_of_a_server_is_read_whole_or_not_at_all() {
        for (url, host, port, signs_in) in [
            ("smtp://localhost:2525", "localhost", 2525, false),
            ("smtp://mail.example", "mail.example", 25, false),
            ("smtps://u%40example:p%3Aw@mail.example", "mail.example", 465, true),
            ("smtp://u:p@mail.example?tls=required", "mail.example", 587, true),
            ("smtp://mail.example:25/portal.example?tls=opportunistic", "mail.example", 25, false),
            ("smtp://[::1]:2525", "::1", 2525, false),
        ] {
            let server = Server::at(url).expect(url);
            assert_eq!((&*server.host, server.port, server.credentials.is_some()), (host, port, signs_in), "{url}");
        }
        for url in ["", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=no", "smtp://a?x=y"]
        {
            assert!(Server::at(url).is_none(), "{url}");
        }
    }
}
