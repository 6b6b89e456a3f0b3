//! Where a library writes when it is mapped: within itself. A damaged one would write into its host (`elf(5)`, 64 bits).

use super::elf::{Fields, Segment};

/// The kinds of segments and the tags of the dynamic section that matter here.
const LOAD: u32 = 1;
const DYNAMIC: u32 = 2;
const PLT_SIZE: u64 = 2;
const RELA: u64 = 7;
const RELA_SIZE: u64 = 8;
const PLT: u64 = 23;
/// The size of a relocation, and of an entry of the dynamic section.
const RELOCATION: u64 = 24;
const ENTRY: u64 = 16;

/// Whether its segments stand behind each other, and every relocation lies in one of them. Other widths than 64 bits are taken as they
/// are: there, the system's loader judges.
pub(super) fn stay_within(fields: &Fields<'_>, segments: &[Segment]) -> bool {
    if !fields.wide {
        return true;
    }
    let loads: Vec<&Segment> = segments.iter().filter(|segment| segment.kind == LOAD).collect();
    let in_order = loads.windows(2).all(|pair| matches!(pair, [one, next] if one.top() <= next.address));
    let is_whole =
        |segment: &&Segment| segment.memory >= segment.size && segment.address.checked_add(segment.memory).is_some();
    in_order && loads.iter().all(is_whole) && relocations(fields, segments, &loads).unwrap_or(false)
}

/// Whether every relocation lies in a segment; `None` where the tables lead nowhere.
fn relocations(fields: &Fields<'_>, segments: &[Segment], loads: &[&Segment]) -> Option<bool> {
    let Some(dynamic) = segments.iter().find(|segment| segment.kind == DYNAMIC) else { return Some(true) };
    let entries = (0..dynamic.size / ENTRY).map_while(|number| {
        let at = usize::try_from(dynamic.offset.checked_add(number * ENTRY)?).ok()?;
        Some((fields.address(at)?, fields.address(at.checked_add(8)?)?)).filter(|(tag, _)| *tag != 0)
    });
    let entries: Vec<(u64, u64)> = entries.collect();
    let value = |wanted: u64| entries.iter().find(|(tag, _)| *tag == wanted).map_or(0, |(_, value)| *value);
    for (table, size) in [(RELA, RELA_SIZE), (PLT, PLT_SIZE)] {
        let (address, size) = (value(table), value(size));
        if size == 0 {
            continue;
        }
        let home = loads.iter().find(|segment| segment.holds(address, size))?;
        let start = home.offset.checked_add(address - home.address)?;
        for number in 0..size / RELOCATION {
            let at = usize::try_from(start.checked_add(number * RELOCATION)?).ok()?;
            let place = fields.address(at)?;
            if !loads.iter().any(|segment| segment.holds(place, 8)) {
                return Some(false);
            }
        }
    }
    Some(true)
}

impl Segment {
    /// The address behind it in memory.
    const fn top(&self) -> u64 {
        self.address.saturating_add(self.memory)
    }

    /// Whether so many bytes at this address are all within it.
    fn holds(&self, address: u64, length: u64) -> bool {
        address >= self.address && address.checked_add(length).is_some_and(|end| end <= self.top())
    }
}
