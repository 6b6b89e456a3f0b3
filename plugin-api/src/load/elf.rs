//! What the first bytes say: whether this is a whole library for this machine. See `elf(5)` for the offsets.

use std::path::Path;

use super::{LoadError, relocations};

/// The machine that this host runs on.
const HOST: Machine = Machine {
    class: if cfg!(target_pointer_width = "64") { 2 } else { 1 },
    order: if cfg!(target_endian = "little") { 1 } else { 2 },
    number: HOST_NUMBER,
};

const HOST_NUMBER: u16 = if cfg!(target_arch = "x86_64") {
    62
} else if cfg!(target_arch = "aarch64") {
    183
} else if cfg!(target_arch = "x86") {
    3
} else if cfg!(target_arch = "arm") {
    40
} else if cfg!(any(target_arch = "riscv64", target_arch = "riscv32")) {
    243
} else if cfg!(target_arch = "powerpc64") {
    21
} else if cfg!(target_arch = "s390x") {
    22
} else if cfg!(target_arch = "loongarch64") {
    258
} else {
    // Unknown here: the system's loader judges.
    0
};

/// Refuses what is not a whole library for this machine.
pub(super) fn check(path: &Path, bytes: &[u8]) -> Result<(), LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty { path: path.to_owned() });
    }
    if cfg!(any(target_vendor = "apple", windows)) {
        return check_magic(path, bytes);
    }
    if !bytes.starts_with(b"\x7fELF") {
        return Err(LoadError::NotALibrary { path: path.to_owned(), what: foreign(bytes) });
    }
    check_elf(path, bytes)
}

/// On systems with other formats, only the magic is judged here.
fn check_magic(path: &Path, bytes: &[u8]) -> Result<(), LoadError> {
    // Mach-O of 64 bits, Mach-O for several machines, PE.
    let known: &[&[u8]] = if cfg!(windows) { &[b"MZ"] } else { &[b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"] };
    if known.iter().any(|magic| bytes.starts_with(magic)) {
        return Ok(());
    }
    Err(LoadError::NotALibrary { path: path.to_owned(), what: foreign(bytes) })
}

/// What a file of another format is, in words.
fn foreign(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'M', b'Z', ..] => "a file for Windows",
        [0xcf, 0xfa, 0xed, 0xfe, ..] | [0xca, 0xfe, 0xba, 0xbe, ..] => "a file for macOS",
        [b'!', b'<', b'a', b'r', b'c', b'h', b'>', ..] => "an archive of object files",
        _ if bytes.iter().take(512).all(|byte| !byte.is_ascii_control() || byte.is_ascii_whitespace()) => "a text",
        _ => "a file of another kind",
    }
}

fn check_elf(path: &Path, bytes: &[u8]) -> Result<(), LoadError> {
    let size = bytes.len() as u64;
    let truncated = |needed| LoadError::Truncated { path: path.to_owned(), size, needed };
    let header = Fields::of(bytes).ok_or_else(|| truncated(64))?;
    let machine = header.machine().ok_or_else(|| truncated(64))?;
    if HOST.number != 0 && machine != HOST {
        let (built_for, host) = (machine.name(), HOST.name());
        return Err(LoadError::OtherArchitecture { path: path.to_owned(), built_for, host });
    }
    let library = header.library().ok_or_else(|| truncated(if header.wide { 64 } else { 52 }))?;
    let what = match library.kind {
        3 => None,
        2 => return Err(LoadError::Executable { path: path.to_owned() }),
        1 => Some("an object file"),
        4 => Some("a core dump"),
        _ => Some("a file of another kind"),
    };
    if let Some(what) = what {
        return Err(LoadError::NotALibrary { path: path.to_owned(), what });
    }
    let tables = [(library.programs_at, library.programs), (library.sections_at, library.sections)];
    let needed = tables.iter().map(|(at, (count, each))| at.saturating_add(u64::from(*count) * u64::from(*each))).max();
    if let Some(needed) = needed.filter(|needed| *needed > size) {
        return Err(truncated(needed));
    }
    let segments: Vec<Segment> = header.segments(&library).collect();
    for segment in &segments {
        let end = segment.offset.saturating_add(segment.size);
        if end > size {
            return Err(truncated(end));
        }
        // A library asks for no interpreter; a program does, also one that can be mapped anywhere.
        if segment.kind == 3 {
            return Err(LoadError::Executable { path: path.to_owned() });
        }
    }
    if !relocations::stay_within(&header, &segments) {
        return Err(LoadError::Damaged { path: path.to_owned() });
    }
    Ok(())
}

/// Which machine a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Machine {
    class: u8,
    order: u8,
    number: u16,
}

impl Machine {
    fn name(self) -> String {
        let name = match (self.number, self.class) {
            (62, 2) => "x86_64",
            (62, _) => "x32",
            (3, _) => "x86 (32 bit)",
            (183, _) => "aarch64",
            (40, _) => "arm (32 bit)",
            (243, 2) => "riscv64",
            (243, _) => "riscv32",
            (21, _) => "powerpc64",
            (22, _) => "s390x",
            (258, _) => "loongarch64",
            (8, _) => "mips",
            (number, _) => return format!("machine number {number}"),
        };
        // Of these, some exist in both orders.
        match (self.order, self.number) {
            (2, 183 | 40 | 8) => format!("{name} (big endian)"),
            (1, 21 | 8) => format!("{name} (little endian)"),
            _ => name.to_owned(),
        }
    }
}

/// The facts of the header that decide.
struct Library {
    kind: u16,
    programs_at: u64,
    sections_at: u64,
    /// How many, and how many bytes each.
    programs: (u16, u16),
    sections: (u16, u16),
}

/// A stretch of the file that is mapped.
pub(super) struct Segment {
    pub(super) kind: u32,
    /// Where it is in the file, and how much of it.
    pub(super) offset: u64,
    pub(super) size: u64,
    /// Where it is in memory, and how much of it.
    pub(super) address: u64,
    pub(super) memory: u64,
}

/// Reads the numbers of a file in its own order of bytes.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    pub(super) wide: bool,
    little: bool,
}

impl<'a> Fields<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { bytes, wide: *bytes.get(4)? == 2, little: *bytes.get(5)? == 1 })
    }

    fn machine(&self) -> Option<Machine> {
        Some(Machine { class: *self.bytes.get(4)?, order: *self.bytes.get(5)?, number: self.half(18)? })
    }

    fn library(&self) -> Option<Library> {
        let at = |wide, narrow| if self.wide { wide } else { narrow };
        Some(Library {
            kind: self.half(16)?,
            programs_at: self.address(at(32, 28))?,
            sections_at: self.address(at(40, 32))?,
            programs: (self.half(at(56, 44))?, self.half(at(54, 42))?),
            sections: (self.half(at(60, 48))?, self.half(at(58, 46))?),
        })
    }

    fn segments(&self, library: &Library) -> impl Iterator<Item = Segment> {
        let (count, each) = library.programs;
        (0..u64::from(count)).filter_map(move |number| {
            let at = usize::try_from(library.programs_at.checked_add(number * u64::from(each))?).ok()?;
            let places = if self.wide { [8, 32, 16, 40] } else { [4, 16, 8, 20] };
            let [offset, size, address, memory] = places.map(|place| self.address(at.checked_add(place)?));
            let (kind, offset, size) = (self.number(at, 4)?.try_into().ok()?, offset?, size?);
            Some(Segment { kind, offset, size, address: address?, memory: memory? })
        })
    }

    fn half(&self, at: usize) -> Option<u16> {
        self.number(at, 2)?.try_into().ok()
    }

    pub(super) fn address(&self, at: usize) -> Option<u64> {
        self.number(at, if self.wide { 8 } else { 4 })
    }

    fn number(&self, at: usize, length: usize) -> Option<u64> {
        let bytes = self.bytes.get(at..at.checked_add(length)?)?;
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Some(if self.little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
    }
}
