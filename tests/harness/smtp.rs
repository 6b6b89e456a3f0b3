//! A mail server that answers as it is told at each step, and keeps what it took.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A step of a session, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The greeting.
    Connect,
    /// `EHLO`.
    Hello,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`.
    Data,
    /// The mail.
    Content,
}

/// A mail that it took.
#[derive(Clone, Debug)]
pub struct Taken {
    /// To whom.
    pub to: String,
    /// Its `Message-ID`.
    pub message_id: String,
    /// When.
    pub at: Instant,
}

/// How it answers.
#[derive(Clone, Debug, Default)]
struct Manners {
    refusals: Vec<(Step, String, String)>,
    slow: Vec<(String, Duration)>,
    hangs_up: bool,
}

#[derive(Debug, Default)]
struct Known {
    manners: Manners,
    taken: Vec<Taken>,
}

/// The server. Its threads end with the tests.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    known: Arc<(Mutex<Known>, Condvar)>,
}

impl SmtpServer {
    /// One that takes everything.
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
        let address = listener.local_addr().expect("it has an address");
        let known: Arc<(Mutex<Known>, Condvar)> = Arc::default();
        let server = Self { address, known: Arc::clone(&known) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let known = Arc::clone(&known);
                // Whoever goes in the middle of a session has gone.
                thread::spawn(move || drop(converse(&stream, &known)));
            }
        });
        server
    }

    /// Where it is, as an option of the demo host says it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Refuses everything at this step from now on.
    pub fn refuses(&self, step: Step, reply: &str) {
        self.refuses_for("", step, reply);
    }

    /// Refuses at this step what is for a recipient whose address holds this.
    pub fn refuses_for(&self, recipient: &str, step: Step, reply: &str) {
        let refusal = (step, recipient.to_owned(), reply.to_owned());
        self.known.0.lock().unwrap().manners.refusals.push(refusal);
    }

    /// Takes so long over each mail for a recipient whose address holds this.
    pub fn is_slow_for(&self, recipient: &str, time: Duration) {
        self.known.0.lock().unwrap().manners.slow.push((recipient.to_owned(), time));
    }

    /// Takes mails from now on and hangs up before it says so.
    pub fn hangs_up(&self) {
        self.known.0.lock().unwrap().manners.hangs_up = true;
    }

    /// Takes everything again.
    pub fn recovers(&self) {
        self.known.0.lock().unwrap().manners = Manners::default();
    }

    /// What it took so far, once that is so much; waits at most 20 seconds.
    pub fn taken(&self, count: usize) -> Vec<Taken> {
        let (known, changed) = &*self.known;
        let limit = Duration::from_secs(20);
        let fewer = |known: &mut Known| known.taken.len() < count;
        let (known, _) = changed.wait_timeout_while(known.lock().unwrap(), limit, fewer).unwrap();
        known.taken.clone()
    }
}

fn converse(stream: &TcpStream, known: &(Mutex<Known>, Condvar)) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut write = stream;
    let mut recipient = String::new();
    let mut say = |step: Step, recipient: &str, otherwise: &str| -> std::io::Result<bool> {
        let manners = known.0.lock().unwrap().manners.clone();
        let refusal = manners.refusals.iter().find(|(at, whose, _)| *at == step && recipient.contains(whose.as_str()));
        write.write_all(format!("{}\r\n", refusal.map_or(otherwise, |(_, _, reply)| reply)).as_bytes())?;
        Ok(refusal.is_none())
    };
    say(Step::Connect, "", "220 test")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" | "HELO" => drop(say(Step::Hello, "", "250 test")?),
            "MAIL" => drop(say(Step::Sender, "", "250 ok")?),
            "RCPT" => {
                line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut recipient);
                say(Step::Recipient, &recipient, "250 ok")?;
            }
            "DATA" => {
                if !say(Step::Data, &recipient, "354 go on")? {
                    continue;
                }
                let mut mail = Vec::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    mail.push(line);
                }
                let manners = known.0.lock().unwrap().manners.clone();
                if let Some((_, time)) = manners.slow.iter().find(|(whose, _)| recipient.contains(whose.as_str())) {
                    thread::sleep(*time);
                }
                let refuses = |(at, whose, _): &(Step, String, String)| {
                    *at == Step::Content && recipient.contains(whose.as_str())
                };
                if !manners.refusals.iter().any(refuses) {
                    let id = mail.iter().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or_default();
                    let taken = Taken { to: recipient.clone(), message_id: id.to_owned(), at: Instant::now() };
                    known.0.lock().unwrap().taken.push(taken);
                    known.1.notify_all();
                }
                if manners.hangs_up {
                    return Ok(());
                }
                say(Step::Content, &recipient, "250 taken")?;
            }
            "QUIT" => {
                return write.write_all(b"221 bye\r\n");
            }
            _ => drop(say(Step::Hello, "", "250 ok")?),
        }
    }
    Ok(())
}
