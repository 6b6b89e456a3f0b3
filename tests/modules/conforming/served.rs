//! As much of a web server as a host under test needs: a thread for each connection, which is closed after its answer.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// A request.
#[derive(Debug, Default)]
pub struct Asked {
    pub method: String,
    pub host: String,
    pub path: String,
    pub query: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How long the body is that was announced; one that is too long is not read.
    pub length: usize,
}

/// Its answer.
#[derive(Debug, Default)]
pub struct Answered {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The longest body that is read.
const MOST: usize = 10 << 20;

/// Serves for good.
pub fn serve(address: &str, answer: impl Fn(&Asked) -> Answered + Send + Sync + 'static) {
    let listener = TcpListener::bind(address).expect("the port is free");
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        thread::spawn(move || one(&stream, &*answer));
    }
}

fn one(stream: &TcpStream, answer: &dyn Fn(&Asked) -> Answered) -> io::Result<()> {
    let mut from = BufReader::new(stream);
    let Some(mut asked) = head(&mut from)? else { return Ok(()) };
    if asked.length <= MOST {
        asked.body = vec![0; asked.length];
        from.read_exact(&mut asked.body)?;
    }
    let answered = answer(&asked);
    let mut to = stream;
    write!(to, "HTTP/1.1 {} .\r\nconnection: close\r\ncontent-length: {}\r\n", answered.status, answered.body.len())?;
    for (name, value) in &answered.headers {
        write!(to, "{name}: {value}\r\n")?;
    }
    to.write_all(b"\r\n")?;
    if asked.method != "HEAD" {
        to.write_all(&answered.body)?;
    }
    to.flush()?;
    // What nobody read of the request would break the connection before the answer is read.
    stream.shutdown(Shutdown::Write)?;
    io::copy(&mut from, &mut io::sink()).map(drop)
}

fn head(from: &mut impl BufRead) -> io::Result<Option<Asked>> {
    let mut asked = Asked::default();
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        from.read_until(b'\n', &mut bytes)?;
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        if asked.method.is_empty() {
            let mut words = line.split(' ');
            let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
            let (path, query) = target.split_once('?').unwrap_or((target, ""));
            (asked.method, asked.path, asked.query) = (method.to_owned(), path.to_owned(), query.to_owned());
        } else if line.is_empty() {
            return Ok(Some(asked));
        } else if let Some((name, value)) = line.split_once(':') {
            let (name, value) = (name.to_ascii_lowercase(), value.trim().to_owned());
            match &*name {
                "host" => asked.host.clone_from(&value),
                "content-length" => asked.length = value.parse().unwrap_or(usize::MAX),
                _ => {}
            }
            asked.headers.push((name, value));
        }
    }
}
