//! Which files are refused, and in which words.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use plugin_api::load::{LoadError, Loader, MAX_SIZE, Pin};
use plugin_api::module::API_VERSION;
use tests::modules::{compile_c, module};

use super::said;

const LIBRARY: &[&str] = &["-shared", "-fPIC"];

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn a_file_that_is_no_module_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let good = fs::read(module("good")).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let changed = |name: &str, at: usize, bytes: &[u8]| {
        let mut copy = good.clone();
        copy[at..at + bytes.len()].copy_from_slice(bytes);
        write(name, &copy)
    };
    let writable = write("writable", &good);
    fs::set_permissions(&writable, fs::Permissions::from_mode(0o646)).unwrap();
    let large = folder.path().join("large");
    fs::File::create(&large).unwrap().set_len(MAX_SIZE + 1).unwrap();
    let [major, minor, patch] = API_VERSION;

    let mut cases: Vec<(PathBuf, &str)> = vec![
        (folder.path().join("none"), "[module/missing] `FILE` does not exist; build the module or correct the path"),
        (folder.path().to_owned(), "[module/directory] `FILE` is a directory; name the module's file in it"),
        ("/dev/null".into(), "[module/not-a-file] `FILE` is not a regular file; name the module's file"),
        (writable, "[module/writable] `FILE` can be changed by everybody; take that right away with `chmod o-w`"),
        (large, "[module/too-large] `FILE` has 536870913 bytes, more than any module; name the module's file"),
        (write("empty", b""), "[module/empty] `FILE` is empty; build or copy the module again"),
        (
            write("text", b"#!/bin/sh\nexit 0\n"),
            "[module/not-a-library] `FILE` is a text, not a library; name the module's file",
        ),
        (
            write("windows", b"MZ\0\0\0"),
            "[module/not-a-library] `FILE` is a file for Windows, not a library; name the module's file",
        ),
        (
            write("noise", &[0, 1, 2, 3]),
            "[module/not-a-library] `FILE` is a file of another kind, not a library; name the module's file",
        ),
        (
            write("short", b"\x7fELF"),
            "[module/truncated] `FILE` has 4 bytes and should have at least 64; copy the module again, whole",
        ),
        (
            changed("mainframe", 18, &[22, 0]),
            "[module/other-architecture] `FILE` is built for s390x and this host runs on ARCH; build the module for ARCH",
        ),
        (
            changed("object", 16, &[1, 0]),
            "[module/not-a-library] `FILE` is an object file, not a library; name the module's file",
        ),
        (
            changed("fixed", 16, &[2, 0]),
            "[module/executable] `FILE` is a program, not a library; build the module as a `cdylib`",
        ),
        (
            compile_c(folder.path(), "program", "int main(void) { return 0; }", &["-pie", "-fPIE"]),
            "[module/executable] `FILE` is a program, not a library; build the module as a `cdylib`",
        ),
        (
            compile_c(
                folder.path(),
                "unresolved",
                "int nowhere(void); int (*here)(void) = nowhere;",
                &["-shared", "-fPIC", "-Wl,-z,now"],
            ),
            "[module/cannot-open] `FILE` cannot be opened as a library: undefined symbol: nowhere",
        ),
        (
            compile_c(folder.path(), "other", "int other(void) { return 0; }", LIBRARY),
            "[module/no-symbol] `FILE` is a library but not a module: it has no symbol `parvis_module`; name the module's file",
        ),
        (
            header(folder.path(), "magic", "parvis nodule", [1, 0, 0], [0, 11, 3]),
            "[module/bad-magic] `FILE` has a symbol `parvis_module` that is not a module's; name the module's file",
        ),
        (
            header(folder.path(), "old", "parvis module", [0, 9, 4], [0, 11, 3]),
            "[module/too-old] `FILE` was built with plugin-api 0.9.4 and this host has HOST; build the module with 1.x",
        ),
        (
            header(folder.path(), "new", "parvis module", [2, 0, 1], [0, 11, 3]),
            "[module/too-new] `FILE` was built with plugin-api 2.0.1 and this host has HOST; update the host",
        ),
        (
            header(folder.path(), "abi", "parvis module", [1, 7, 0], [0, 11, 2]),
            "[module/other-abi] `FILE` was built with abi_stable 0.11.2 and this host with 0.11.3; build both with the same",
        ),
        (
            module("other_layout"),
            "[module/other-layout] `FILE` lays out its values in another way than this host; build it with the published plugin-api",
        ),
        (
            module("speechless"),
            "[module/bad-descriptor] `FILE` does not describe itself: the portal panicked in `descriptor`; its log says where; build the module again",
        ),
    ];
    if cfg!(target_arch = "x86_64") {
        cases.extend([
            (
                changed("arm", 18, &[183, 0]),
                "[module/other-architecture] `FILE` is built for aarch64 and this host runs on ARCH; build the module for ARCH",
            ),
            (
                changed("narrow", 4, &[1]),
                "[module/other-architecture] `FILE` is built for x32 and this host runs on ARCH; build the module for ARCH",
            ),
        ]);
    }
    for (path, want) in cases {
        let error = Loader::new(&path).load().unwrap_err();
        let want = want.replace("HOST", &format!("{major}.{minor}.{patch}")).replace("ARCH", std::env::consts::ARCH);
        assert_eq!(said(&path, &error), want, "{}", path.display());
    }
}

#[test]
fn a_good_module_that_does_not_meet_the_hosts_wishes_is_refused() {
    let path = module("good");
    for (range, want) in [
        ("^1.2", None),
        ("=1.2.3", None),
        (
            "^2",
            Some("[module/other-version] `FILE` is version 1.2.3 and `^2` is wanted; install a version in that range"),
        ),
        (
            "newest",
            Some(
                "[module/bad-range] `newest` is not a range of versions (unexpected character 'n' while parsing major version number); write one such as `^1.2`",
            ),
        ),
    ] {
        let error = Loader::new(&path).range(range).load().err();
        assert_eq!(error.as_ref().map(|error| said(&path, error)).as_deref(), want, "{range}");
    }
    let demanding = module("demanding");
    for (features, want) in [
        (&["orders", "colour"][..], None),
        (
            &["orders"],
            Some(
                "[module/missing-feature] `FILE` needs the feature `colour`, which this host does not have; update the host",
            ),
        ),
        (
            &[],
            Some(
                "[module/missing-feature] `FILE` needs the feature `orders`, which this host does not have; update the host",
            ),
        ),
    ] {
        let error = Loader::new(&demanding).features(features).load().err();
        assert_eq!(error.as_ref().map(|error| said(&demanding, error)).as_deref(), want, "{features:?}");
    }
}

#[test]
fn a_module_that_others_can_replace_is_refused_unless_it_is_pinned() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    let path = shared.join("module.so");
    fs::copy(module("good"), &path).unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let sum = Loader::new(&path).load().unwrap().sha256().to_owned();
    mode(&shared, 0o777);
    let error = Loader::new(&path).load().unwrap_err();
    assert_eq!(
        said(&path, &error).replace(&shared.display().to_string(), "FOLDER"),
        format!(
            "[module/exposed] `FILE` may not be what you installed: `FOLDER` can be written by everybody (`chmod o-w`); take that right away, or pin the module by its SHA-256 {sum}"
        )
    );
    mode(&path, 0o666);
    assert!(Loader::new(&path).pin(sum.parse().unwrap()).load().is_ok(), "the bytes are the wanted ones");
    mode(&path, 0o644);
    mode(&shared, 0o1777);
    assert!(Loader::new(&path).load().is_ok(), "where only its owner can replace it");
    for open in [0o755, 0o700, 0o775] {
        mode(&shared, open);
        assert!(
            Loader::new(&path).load().is_ok(),
            "{open:o}: with the umasks 022, 077 and 002, nobody else being in the group"
        );
    }
}

#[test]
fn only_the_pinned_bytes_are_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("module.so");
    fs::copy(module("good"), &path).unwrap();
    let first = Loader::new(&path).load().unwrap();
    let pin = Pin { size: Some(first.size()), ..first.sha256().parse().unwrap() };
    assert_eq!(Loader::new(&path).pin(pin).load().unwrap().sha256(), first.sha256());

    let (size, mut bytes) = (first.size(), fs::read(&path).unwrap());
    bytes.push(0);
    fs::write(&path, &bytes).unwrap();
    let error = Loader::new(&path).pin(pin).load().unwrap_err();
    assert_eq!(error, LoadError::OtherSize { path: path.clone(), expected: size, found: size + 1 });
    assert_eq!(
        said(&path, &error),
        format!(
            "[module/other-size] `FILE` has {} bytes and not the {size} that are pinned; install the pinned file or pin this one",
            size + 1
        )
    );

    fs::copy(module("panicking"), &path).unwrap();
    let other = Loader::new(&path).load().unwrap();
    let error = Loader::new(&path).pin(Pin { size: None, ..pin }).load().unwrap_err();
    assert_eq!(
        said(&path, &error),
        format!(
            "[module/other-hash] `FILE` has the SHA-256 {} and not the pinned {}; install the pinned file or pin this one",
            other.sha256(),
            first.sha256()
        )
    );
}

/// A library with the symbol and this header, and nothing behind it that could be called.
fn header(folder: &Path, name: &str, magic: &str, api: [u32; 3], abi_stable: [u32; 3]) -> PathBuf {
    let list = |numbers: [u32; 3]| numbers.map(|number| number.to_string()).join(", ");
    let source = format!(
        r#"
        #include <stddef.h>
        #include <stdint.h>
        struct text {{ const char *start; size_t length; }};
        const struct {{
            char magic[16];
            uint32_t api[3], abi_stable[3];
            struct text name, version;
            void *(*layout)(void), *(*root)(void);
        }} parvis_module = {{
            "{magic}\x0d\x0a\x1a", {{ {} }}, {{ {} }}, {{ "c", 1 }}, {{ "1.0.0", 5 }}, 0, 0
        }};
        "#,
        list(api),
        list(abi_stable)
    );
    compile_c(folder, name, &source, LIBRARY)
}
