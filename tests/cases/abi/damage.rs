//! Files damaged on their way: the host lives.

use std::fs;
use std::path::Path;
use std::process::Command;

use plugin_api::load::{LoadError, Loader, Pin};
use tests::modules::{example, module};

use super::said;

#[test]
fn a_module_cut_short_is_refused_before_it_is_mapped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("module.so");
    let good = fs::read(module("good")).unwrap();
    let size = good.len();
    for kept in [5, 19, 63, 64, 100, 1_000, 4_096, 100_000, size / 2, size / 4 * 3, size - 65, size - 1] {
        fs::write(&path, &good[..kept]).unwrap();
        let error = Loader::new(&path).load().unwrap_err();
        let LoadError::Truncated { needed, .. } = error else { panic!("{kept} bytes: {error}") };
        assert_eq!(
            said(&path, &error),
            format!(
                "[module/truncated] `FILE` has {kept} bytes and should have at least {needed}; copy the module again, whole"
            ),
            "{kept} bytes"
        );
    }
}

#[test]
fn a_pin_stops_flipped_bytes_before_they_are_mapped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("module.so");
    let pin: Pin = Loader::new(module("good")).load().unwrap().sha256().parse().unwrap();
    for seed in 1..=12 {
        flip(seed, &path);
        let error = Loader::new(&path).pin(pin).load().unwrap_err();
        assert_eq!(error.code(), "module/other-hash", "seed {seed}");
    }
}

#[test]
fn without_a_pin_a_child_takes_the_crash_of_flipped_bytes() {
    for (verb, enough) in [("plain", 60), ("load", 30)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("module.so");
        let mut crashes = 0;
        // Which bytes matter differs from build to build: on until one was dangerous.
        for seed in 1..=300 {
            if seed > enough && crashes > 0 {
                break;
            }
            flip(seed, &path);
            // The host is a process of its own here: one that dies must fail this test, not end it.
            let output = Command::new(example("careful_host")).arg(verb).arg(&path).output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{verb} {seed}: the host ended with {}, after {said}", output.status);
            assert!(said.starts_with("module/") || said.starts_with("loaded good"), "{verb} {seed}: {said}");
            crashes += usize::from(said.starts_with("module/crashes"));
        }
        assert!(crashes > 0, "{verb}: none of them was dangerous, so nothing was proved");
    }
}

#[test]
fn the_pin_beside_a_module_stops_flipped_bytes_and_an_older_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("module.so");
    fs::copy(module("good"), &path).unwrap();
    let sum = Loader::new(&path).load().unwrap().sha256().to_owned();
    let beside = folder.path().join("module.so.sha256");
    fs::write(&beside, format!("{sum}  module.so\n")).unwrap();
    assert!(Loader::new(&path).load().is_ok());
    for seed in 1..=12 {
        flip(seed, &path);
        assert_eq!(Loader::new(&path).load().unwrap_err().code(), "module/other-hash", "seed {seed}");
    }
    fs::write(&beside, "no sum\n").unwrap();
    let error = Loader::new(&path).load().unwrap_err();
    let said = said(&beside, &error);
    assert_eq!(
        said,
        "[module/pin-file] `FILE` does not pin the module (no line of it is about the module); write it with `sha256sum`, or delete it"
    );
    let pin: Pin = sum.parse().unwrap();
    fs::copy(module("good"), &path).unwrap();
    assert!(Loader::new(&path).pin(pin).load().is_ok(), "the host's own pin is asked first");
}

/// The number of eight bytes here.
#[cfg(target_pointer_width = "64")]
fn word(bytes: &[u8], at: usize) -> usize {
    usize::from_ne_bytes(bytes[at..at + 8].try_into().unwrap())
}

#[cfg(target_pointer_width = "64")]
#[test]
fn a_module_that_would_write_outside_of_itself_is_refused_before_it_is_mapped() {
    const LOAD: usize = 1;
    const DYNAMIC: usize = 2;
    const RELA: usize = 7;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("module.so");
    let good = &*fs::read(module("good")).unwrap();
    // The header's table of segments, and in it the one that names the table of relocations; see `elf(5)`.
    let segments: Vec<usize> = (0..usize::from(good[56])).map(|number| word(good, 32) + number * 56).collect();
    let of_kind = |kind| segments.iter().copied().filter(move |at| usize::from(good[*at]) == kind);
    let dynamic = word(good, of_kind(DYNAMIC).next().unwrap() + 8);
    let entry = (0..100).map(|number| dynamic + number * 16).find(|at| word(good, *at) == RELA).unwrap();
    let address = word(good, entry + 8);
    let home =
        of_kind(LOAD).find(|at| (word(good, at + 16)..word(good, at + 16) + word(good, at + 40)).contains(&address));
    let first = home.map(|at| word(good, at + 8) + address - word(good, at + 16)).unwrap();
    for place in [usize::MAX, usize::MAX / 2, good.len() * 16] {
        let mut bytes = good.to_vec();
        bytes[first..first + 8].copy_from_slice(&place.to_ne_bytes());
        fs::write(&path, bytes).unwrap();
        let error = Loader::new(&path).load().unwrap_err();
        assert_eq!(
            said(&path, &error),
            "[module/damaged] `FILE` is damaged: a part of it leads outside of it; build or copy the module again"
        );
    }
}

#[test]
fn a_trial_that_ends_badly_or_cannot_start_is_a_refusal() {
    let path = module("good");
    for (script, want) in [
        ("exit 0", None),
        (
            "exit 3",
            Some(
                "[module/crashes] `FILE` ended the process that tried it (exit code 3); build or copy the module again",
            ),
        ),
        (
            "kill -SEGV $$",
            Some("[module/crashes] `FILE` ended the process that tried it (signal 11); build or copy the module again"),
        ),
    ] {
        let loader = Loader::new(&path).trial(move |_| {
            let mut command = Command::new("sh");
            command.arg("-c").arg(script);
            command
        });
        let error = loader.load().err();
        assert_eq!(error.as_ref().map(|error| said(&path, error)).as_deref(), want, "{script}");
    }
    let error = Loader::new(&path).trial(|_| Command::new("/nowhere/at/all")).load().unwrap_err();
    assert_eq!(
        said(&path, &error),
        "[module/no-trial] the trial of `FILE` cannot start (entity not found); mend its command or pin the file"
    );
}

/// Writes the good module with 1, 20 or 200 bytes flipped behind the header of the file: in its first 64 KiB for an even seed, where
/// what the system's loader reads lies, anywhere for an odd one.
fn flip(seed: u64, path: &Path) {
    let mut bytes = fs::read(module("good")).unwrap();
    let range = if seed.is_multiple_of(2) { 64 << 10 } else { bytes.len() };
    let mut state = seed;
    for _ in 0..[1, 20, 200][usize::try_from(seed % 3).unwrap()] {
        // Knuth's MMIX generator; the high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = 0x1000 + usize::try_from(state >> 33).unwrap() % (range - 0x1000);
        bytes[at] ^= u8::try_from(state >> 25 & 0xff).unwrap() | 1;
    }
    fs::write(path, bytes).unwrap();
}
