//! A child process that maps the library first: a damaged file ends the child and not the host.
#![cfg_attr(unix, expect(unsafe_code, reason = "copying a process is the system's own call"))]

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::image::Image;
use super::inspect::Inspected;
use super::{LoadError, inspect, mapped};

/// How long a trial may last.
pub(super) const LIMIT: Duration = Duration::from_secs(10);

/// How often a child is looked at.
const LOOK: Duration = Duration::from_millis(1);

/// Loads the library at this path and ends the process: the other half of [`super::Loader::trial`].
///
/// Call it at once in the child, from a verb that no person uses. It ends with 0 also where the library is no module: only
/// a crash counts, the host finds the rest by itself. It ends with 1 where the file cannot be read.
pub fn trial(path: &Path) -> ! {
    let image = std::fs::read(path).ok().and_then(|bytes| Image::of(path, &bytes).ok());
    let Some(image) = image else { std::process::exit(1) };
    let _ = looked_at(path, image);
    std::process::exit(0)
}

fn looked_at(path: &Path, image: Image) -> Result<Inspected, LoadError> {
    mapped::open(path, image).and_then(|library| inspect::inspect(path, library))
}

/// Lets the command go first; at `limit` it is killed.
pub(super) fn run(path: &Path, mut command: Command, limit: Duration) -> Result<(), LoadError> {
    let no_trial =
        |error: std::io::Error| LoadError::NoTrial { path: path.to_owned(), reason: error.kind().to_string() };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(no_trial)?;
    let start = Instant::now();
    loop {
        match child.try_wait().map_err(no_trial)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(LoadError::Crashes { path: path.to_owned(), how: end_of(status) }),
            None if start.elapsed() > limit => {
                // It may have ended meanwhile; either way it is waited for, so that no dead child stays behind.
                let _ = child.kill();
                let _ = child.wait();
                return Err(LoadError::Hangs { path: path.to_owned(), limit });
            }
            None => sleep(LOOK),
        }
    }
}

/// Lets a copy of this process go first; at `limit` it is killed.
///
/// The copy has one thread. It takes no lock of this crate or of the host's log, writes nothing, leaves no picture of the host's
/// memory behind, and ends without what a process does at its end.
#[cfg(unix)]
pub(super) fn fork(path: &Path, image: &Image, limit: Duration) -> Result<(), LoadError> {
    use std::os::unix::process::ExitStatusExt;

    let no_trial = |error: std::io::Error| LoadError::NoTrial { path: path.to_owned(), reason: error.to_string() };
    let copy = image.again(path)?;
    // SAFETY: the child calls nothing but what a copy with one thread may: the system's loader and allocator, which the C library
    // makes usable there (glibc, musl and Apple's do), and the library under trial, whose crash is what it is for.
    let child = unsafe { libc::fork() };
    match child {
        -1 => return Err(no_trial(std::io::Error::last_os_error())),
        0 => in_the_copy(path, copy),
        _ => {}
    }
    let start = Instant::now();
    let mut status = 0;
    loop {
        // SAFETY: the number is that of a child of this process which nobody else waits for.
        match unsafe { libc::waitpid(child, &raw mut status, libc::WNOHANG) } {
            0 if start.elapsed() > limit => {
                // SAFETY: as above; a child that was not waited for keeps its number.
                unsafe {
                    libc::kill(child, libc::SIGKILL);
                    libc::waitpid(child, &raw mut status, 0);
                }
                return Err(LoadError::Hangs { path: path.to_owned(), limit });
            }
            0 => sleep(LOOK),
            -1 => {
                let error = std::io::Error::last_os_error();
                if error.kind() != std::io::ErrorKind::Interrupted {
                    return Err(no_trial(error));
                }
            }
            _ => break,
        }
    }
    match ExitStatus::from_raw(status) {
        status if status.success() => Ok(()),
        status => Err(LoadError::Crashes { path: path.to_owned(), how: end_of(status) }),
    }
}

/// What the copy does: it maps the library and ends.
#[cfg(unix)]
fn in_the_copy(path: &Path, image: Image) -> ! {
    log::set_max_level(log::LevelFilter::Off);
    // SAFETY: plain calls of the system about this process alone; `_exit` runs nothing of the host's.
    unsafe {
        // A crash must not find its way to the host's own handlers.
        for signal in
            [libc::SIGSEGV, libc::SIGBUS, libc::SIGILL, libc::SIGFPE, libc::SIGABRT, libc::SIGTRAP, libc::SIGSYS]
        {
            libc::signal(signal, libc::SIG_DFL);
        }
        let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
        let nowhere = libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
        for stream in 0..=2 {
            libc::dup2(nowhere, stream);
        }
    }
    // Dropped here too: what was damaged may show only then.
    let inspected = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(looked_at(path, image))));
    let panicked = i32::from(inspected.is_err());
    // SAFETY: it ends this process.
    unsafe { libc::_exit(panicked) }
}

/// On other systems there are no copies of a process.
#[cfg(not(unix))]
pub(super) fn fork(_: &Path, _: &Image, _: Duration) -> Result<(), LoadError> {
    Ok(())
}

/// How a process ended, in words.
fn end_of(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.code().map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_trial_that_takes_too_long_is_killed_and_a_refusal() {
        let (path, limit) = (Path::new("m.so"), Duration::from_millis(20));
        let mut command = Command::new("sleep");
        command.arg("600");
        let start = Instant::now();
        assert_eq!(run(path, command, limit), Err(LoadError::Hangs { path: path.to_owned(), limit }));
        assert!(start.elapsed() < Duration::from_mins(1), "it was waited for and not killed");
    }
}
