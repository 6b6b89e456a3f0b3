//! Why a module was not loaded: one code and one sentence each.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Why a module was not loaded. Nothing of the file ran, except in the variants from [`LoadError::Crashes`] on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each variant's sentence, below, is its documentation")]
pub enum LoadError {
    BadRange { range: String, reason: String },
    Missing { path: PathBuf },
    Directory { path: PathBuf },
    NotAFile { path: PathBuf },
    Unreadable { path: PathBuf, reason: String },
    Writable { path: PathBuf },
    Exposed { path: PathBuf, at: PathBuf, by: String, sha256: String },
    PinFile { path: PathBuf, reason: String },
    TooLarge { path: PathBuf, size: u64 },
    OtherSize { path: PathBuf, expected: u64, found: u64 },
    OtherHash { path: PathBuf, expected: String, found: String },
    Empty { path: PathBuf },
    NotALibrary { path: PathBuf, what: &'static str },
    OtherArchitecture { path: PathBuf, built_for: String, host: String },
    Executable { path: PathBuf },
    Truncated { path: PathBuf, size: u64, needed: u64 },
    Damaged { path: PathBuf },
    NoCopy { path: PathBuf, reason: String },
    NoTrial { path: PathBuf, reason: String },
    Crashes { path: PathBuf, how: String },
    Hangs { path: PathBuf, limit: Duration },
    CannotOpen { path: PathBuf, reason: String },
    NoSymbol { path: PathBuf },
    BadMagic { path: PathBuf },
    TooOld { path: PathBuf, module: [u32; 3], host: [u32; 3] },
    TooNew { path: PathBuf, module: [u32; 3], host: [u32; 3] },
    OtherAbi { path: PathBuf, module: [u32; 3], host: [u32; 3] },
    OtherLayout { path: PathBuf },
    BadDescriptor { path: PathBuf, reason: String },
    MissingFeature { path: PathBuf, feature: String },
    OtherVersion { path: PathBuf, version: String, range: String },
}

impl LoadError {
    /// The stable code, `module/what`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadRange { .. } => "module/bad-range",
            Self::Missing { .. } => "module/missing",
            Self::Directory { .. } => "module/directory",
            Self::NotAFile { .. } => "module/not-a-file",
            Self::Unreadable { .. } => "module/unreadable",
            Self::Writable { .. } => "module/writable",
            Self::Exposed { .. } => "module/exposed",
            Self::PinFile { .. } => "module/pin-file",
            Self::TooLarge { .. } => "module/too-large",
            Self::OtherSize { .. } => "module/other-size",
            Self::OtherHash { .. } => "module/other-hash",
            Self::Empty { .. } => "module/empty",
            Self::NotALibrary { .. } => "module/not-a-library",
            Self::OtherArchitecture { .. } => "module/other-architecture",
            Self::Executable { .. } => "module/executable",
            Self::Truncated { .. } => "module/truncated",
            Self::Damaged { .. } => "module/damaged",
            Self::NoCopy { .. } => "module/no-copy",
            Self::NoTrial { .. } => "module/no-trial",
            Self::Crashes { .. } => "module/crashes",
            Self::Hangs { .. } => "module/hangs",
            Self::CannotOpen { .. } => "module/cannot-open",
            Self::NoSymbol { .. } => "module/no-symbol",
            Self::BadMagic { .. } => "module/bad-magic",
            Self::TooOld { .. } => "module/too-old",
            Self::TooNew { .. } => "module/too-new",
            Self::OtherAbi { .. } => "module/other-abi",
            Self::OtherLayout { .. } => "module/other-layout",
            Self::BadDescriptor { .. } => "module/bad-descriptor",
            Self::MissingFeature { .. } => "module/missing-feature",
            Self::OtherVersion { .. } => "module/other-version",
        }
    }
}

impl fmt::Display for LoadError {
    #[expect(clippy::too_many_lines, reason = "a table: one sentence for each variant")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadRange { range, reason } => {
                write!(f, "`{range}` is not a range of versions ({reason}); write one such as `^1.2`")
            }
            Self::Missing { path } => {
                write!(f, "`{}` does not exist; build the module or correct the path", path.display())
            }
            Self::Directory { path } => {
                write!(f, "`{}` is a directory; name the module's file in it", path.display())
            }
            Self::NotAFile { path } => write!(f, "`{}` is not a regular file; name the module's file", path.display()),
            Self::Unreadable { path, reason } => {
                write!(f, "`{}` cannot be read ({reason}); let the host's user read it", path.display())
            }
            Self::Writable { path } => {
                write!(f, "`{}` can be changed by everybody; take that right away with `chmod o-w`", path.display())
            }
            Self::Exposed { path, at, by, sha256 } => write!(
                f,
                "`{}` may not be what you installed: `{}` {by}; take that right away, or pin the module by its SHA-256 {sha256}",
                path.display(),
                at.display()
            ),
            Self::PinFile { path, reason } => write!(
                f,
                "`{}` does not pin the module ({reason}); write it with `sha256sum`, or delete it",
                path.display()
            ),
            Self::TooLarge { path, size } => {
                write!(f, "`{}` has {size} bytes, more than any module; name the module's file", path.display())
            }
            Self::OtherSize { path, expected, found } => write!(
                f,
                "`{}` has {found} bytes and not the {expected} that are pinned; install the pinned file or pin this one",
                path.display()
            ),
            Self::OtherHash { path, expected, found } => write!(
                f,
                "`{}` has the SHA-256 {found} and not the pinned {expected}; install the pinned file or pin this one",
                path.display()
            ),
            Self::Empty { path } => write!(f, "`{}` is empty; build or copy the module again", path.display()),
            Self::NotALibrary { path, what } => {
                write!(f, "`{}` is {what}, not a library; name the module's file", path.display())
            }
            Self::OtherArchitecture { path, built_for, host } => write!(
                f,
                "`{}` is built for {built_for} and this host runs on {host}; build the module for {host}",
                path.display()
            ),
            Self::Executable { path } => {
                write!(f, "`{}` is a program, not a library; build the module as a `cdylib`", path.display())
            }
            Self::Truncated { path, size, needed } => write!(
                f,
                "`{}` has {size} bytes and should have at least {needed}; copy the module again, whole",
                path.display()
            ),
            Self::Damaged { path } => write!(
                f,
                "`{}` is damaged: a part of it leads outside of it; build or copy the module again",
                path.display()
            ),
            Self::NoCopy { path, reason } => write!(
                f,
                "no private copy of `{}` can be made ({reason}); allow memory files or give a temporary folder",
                path.display()
            ),
            Self::NoTrial { path, reason } => {
                write!(f, "the trial of `{}` cannot start ({reason}); mend its command or pin the file", path.display())
            }
            Self::Crashes { path, how } => write!(
                f,
                "`{}` ended the process that tried it ({how}); build or copy the module again",
                path.display()
            ),
            Self::Hangs { path, limit } => write!(
                f,
                "`{}` was not loaded within {} seconds when tried; build or copy the module again",
                path.display(),
                limit.as_secs()
            ),
            Self::CannotOpen { path, reason } => {
                write!(f, "`{}` cannot be opened as a library: {reason}", path.display())
            }
            Self::NoSymbol { path } => write!(
                f,
                "`{}` is a library but not a module: it has no symbol `parvis_module`; name the module's file",
                path.display()
            ),
            Self::BadMagic { path } => write!(
                f,
                "`{}` has a symbol `parvis_module` that is not a module's; name the module's file",
                path.display()
            ),
            Self::TooOld { path, module, host } => write!(
                f,
                "`{}` was built with plugin-api {} and this host has {}; build the module with {}.x",
                path.display(),
                Dotted(module),
                Dotted(host),
                host[0]
            ),
            Self::TooNew { path, module, host } => write!(
                f,
                "`{}` was built with plugin-api {} and this host has {}; update the host",
                path.display(),
                Dotted(module),
                Dotted(host)
            ),
            Self::OtherAbi { path, module, host } => write!(
                f,
                "`{}` was built with abi_stable {} and this host with {}; build both with the same",
                path.display(),
                Dotted(module),
                Dotted(host)
            ),
            Self::OtherLayout { path } => write!(
                f,
                "`{}` lays out its values in another way than this host; build it with the published plugin-api",
                path.display()
            ),
            Self::BadDescriptor { path, reason } => {
                write!(f, "`{}` does not describe itself: {reason}; build the module again", path.display())
            }
            Self::MissingFeature { path, feature } => write!(
                f,
                "`{}` needs the feature `{feature}`, which this host does not have; update the host",
                path.display()
            ),
            Self::OtherVersion { path, version, range } => write!(
                f,
                "`{}` is version {version} and `{range}` is wanted; install a version in that range",
                path.display()
            ),
        }
    }
}

impl std::error::Error for LoadError {}

/// Three numbers with points between.
struct Dotted<'a>(&'a [u32; 3]);

impl fmt::Display for Dotted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}
