//! Which bytes are wanted: a size and a SHA-256, given by the host or lying beside the module.

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};

use super::LoadError;

/// So much of a file of pins is read: 64 KiB.
const MOST_BYTES: u64 = 64 << 10;

/// Which file is wanted, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The size in bytes; `None` leaves it to the hash.
    pub size: Option<u64>,
    /// The SHA-256 of the whole file.
    pub sha256: [u8; 32],
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPin(pub String);

impl fmt::Display for BadPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a SHA-256; write its 64 hexadecimal digits", self.0)
    }
}

impl std::error::Error for BadPin {}

impl FromStr for Pin {
    type Err = BadPin;

    /// A pin without a size, from 64 hexadecimal digits of either case.
    fn from_str(text: &str) -> Result<Self, BadPin> {
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
        let sha256 = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| BadPin(text.to_owned()))?;
        Ok(Self { size: None, sha256 })
    }
}

impl Pin {
    /// The pin that lies beside a module: `FILE.sha256`, a line as `sha256sum` writes it; `None` where there is none.
    ///
    /// # Errors
    /// `module/pin-file` where it cannot be read, or none of its lines is about the module.
    pub fn beside(path: &Path) -> Result<Option<Self>, LoadError> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".sha256");
        let beside = PathBuf::from(beside);
        let mut text = String::new();
        let read = File::open(&beside).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text));
        let bad = |reason: &str| LoadError::PinFile { path: beside.clone(), reason: reason.to_owned() };
        match read {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(bad(&error.kind().to_string())),
            Ok(_) => {}
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let line = text.lines().find_map(|line| named(line, &name));
        let pin = line.ok_or_else(|| bad("no line of it is about the module"))?;
        pin.parse().map(Some).map_err(|bad_pin: BadPin| bad(&bad_pin.to_string()))
    }

    /// Refuses other bytes than the pinned ones.
    pub(super) fn check(&self, path: &Path, bytes: &[u8], found: [u8; 32]) -> Result<(), LoadError> {
        let size = bytes.len() as u64;
        if let Some(expected) = self.size.filter(|expected| *expected != size) {
            return Err(LoadError::OtherSize { path: path.to_owned(), expected, found: size });
        }
        if self.sha256 != found {
            let (expected, found) = (HEXLOWER.encode(&self.sha256), HEXLOWER.encode(&found));
            return Err(LoadError::OtherHash { path: path.to_owned(), expected, found });
        }
        Ok(())
    }
}

/// The sum of a line `SUM  NAME` or `SUM *NAME`, where it is about this name; a folder before the name does not matter. A sum that
/// stands alone is about whatever it lies beside.
fn named<'l>(line: &'l str, wanted: &str) -> Option<&'l str> {
    let (sum, rest) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
    let name = rest.strip_prefix([' ', '*']).unwrap_or(rest);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    (!sum.is_empty() && (name.is_empty() || last == wanted)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_64_hexadecimal_digits_of_either_case() {
        let pin: Pin = "00FFa0".repeat(11)[..64].parse().unwrap();
        assert_eq!((pin.size, &pin.sha256[..4]), (None, &[0x00, 0xff, 0xa0, 0x00][..]));
        for text in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(text.parse::<Pin>(), Err(BadPin(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn the_pin_beside_a_module_is_the_line_that_sha256sum_writes() {
        let folder = tempfile::tempdir().unwrap();
        let module = folder.path().join("m.so");
        assert_eq!(Pin::beside(&module), Ok(None));
        let (ones, twos) = ("1".repeat(64), "2".repeat(64));
        let found = Some(Pin { size: None, sha256: [0x11; 32] });
        for (text, want) in [
            (format!("{ones}  m.so\n"), found),
            (format!("{ones} *m.so\r\n"), found),
            (format!("{ones}  target/release/m.so\n"), found),
            (format!("{twos}  other.so\n{ones}  m.so\n"), found),
            (ones.clone(), found),
            (format!("{ones}  other.so\n"), None),
            ("not a sum\n".to_owned(), None),
            ("abc  m.so\n".to_owned(), None),
            (String::new(), None),
        ] {
            std::fs::write(folder.path().join("m.so.sha256"), &text).unwrap();
            let pin = Pin::beside(&module);
            match want {
                Some(_) => assert_eq!(pin, Ok(want), "{text:?}"),
                None => assert_eq!(pin.unwrap_err().code(), "module/pin-file", "{text:?}"),
            }
        }
    }
}
