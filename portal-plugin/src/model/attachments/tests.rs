//! What honest people send comes in under its own name, and what would run does not come in at all.

use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0";
const PDF: &[u8] = b"%PDF-1.7\n";
const TEXT: &[u8] = "Bonjour,\nla porte grince.\n".as_bytes();

/// An archive as an office writes it, of parts that are not compressed, without what stands at its end.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, body) in parts {
        let size = u32::try_from(body.len()).unwrap().to_le_bytes();
        bytes.extend(b"PK\x03\x04");
        bytes.extend([0; 14]);
        bytes.extend([size, size].concat());
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend([name.as_bytes(), body.as_bytes()].concat());
    }
    bytes
}

/// A document of this part, and perhaps of one more.
fn office(main: &str, more: &str) -> Vec<u8> {
    const BODY: &str =
        "<xml>a hundred bytes at least, as the parts of a real document have them, and so they are not next door</xml>";
    archive(&["[Content_Types].xml", "_rels/.rels", main, more, "docProps/app.xml"].map(|name| (name, BODY)))
}

fn odf(media_type: &str) -> Vec<u8> {
    archive(&[("mimetype", media_type)])
}

#[test]
fn what_honest_people_send_comes_in_and_is_named_after_what_it_is() {
    let word = office("word/document.xml", "word/styles.xml");
    let sheet = office("xl/workbook.xml", "xl/styles.xml");
    let odt = odf("application/vnd.oasis.opendocument.text");
    let ods = odf("application/vnd.oasis.opendocument.spreadsheet");
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    for (sent, bytes, name) in [
        ("photo.png", PNG, "photo.png"),
        ("IMG_0001.JPG", JPEG, "IMG_0001.JPG"),
        ("IMG_0001.jpeg", JPEG, "IMG_0001.jpeg"),
        ("IMG_2024.HEIC", &heic[..], "IMG_2024.HEIC"),
        ("GIF.gif", b"GIF89a", "GIF.gif"),
        ("Facture n° 12.pdf", PDF, "Facture n° 12.pdf"),
        ("Cahier des charges.docx", &word, "Cahier des charges.docx"),
        ("Tableau.xlsx", &sheet, "Tableau.xlsx"),
        ("lettre.odt", &odt, "lettre.odt"),
        ("comptes.ods", &ods, "comptes.ods"),
        ("note.txt", TEXT, "note.txt"),
        ("adresses.csv", "\u{feff}nom;ville\nLéa;Lyon\n".as_bytes(), "adresses.csv"),
        ("plan.v2.pdf", PDF, "plan.v2.pdf"),
        ("plan.v2", PDF, "plan.v2.pdf"),
        ("scan", PDF, "scan.pdf"),
        ("photo.png", JPEG, "photo.jpg"),
        ("photo.heic", JPEG, "photo.jpg"),
        ("server.log", b"12:00 <error> no such host\n", "server.log"),
        ("C:\\Users\\me\\photo.png", PNG, "photo.png"),
        ("cafe\u{301}.png", PNG, "café.png"),
        ("图纸.pdf", PDF, "图纸.pdf"),
        ("رسم.pdf", PDF, "رسم.pdf"),
        ("5 < 6.txt", b"<3 thank you\n", "5  6.txt"),
        ("example.com.pdf", PDF, "example_com.pdf"),
        ("notes.weird", TEXT, "notes.weird.txt"),
        (".htaccess", TEXT, "htaccess.txt"),
        ("..", TEXT, "file.txt"),
        ("", PNG, "file.png"),
    ] {
        assert_eq!(Attachment::of(sent, bytes).map(|taken| taken.name), Ok(name.to_owned()), "{sent:?}");
    }
}

#[test]
fn what_would_run_is_refused_by_its_name_whatever_its_bytes_say() {
    for sent in [
        "run.bat",
        "RUN.BAT",
        "page.html",
        "page.hta",
        "drawing.svg",
        "macro.docm",
        "sheet.xlsm",
        "setup.msi",
        "disk.iso",
        "shortcut.lnk",
        "saver.scr",
        "script.ps1",
        "script.vbs",
        "script.js",
        "invoice.pdf.exe",
        "invoice.pdf .exe",
        "invoice.pdf                                        .exe",
        "invoice.exe.",
        "invoice.exe . .",
        "invoice.exe\u{200b}",
        "invoice\u{202e}fdp.exe",
        "invoice.e\u{202e}xe",
        "invoice.ＥＸＥ",
        "invoice．exe",
        "invoice.exe::$DATA",
        "invoice.exe::$data",
        "invoice.e:xe",
        "a/b\\invoice.com",
        ".bat",
        "invoice.exe/",
    ] {
        let got = Attachment::of(sent, PDF);
        if sent.ends_with('/') {
            assert_eq!(got.map(|taken| taken.name), Ok("file.pdf".to_owned()), "nothing is behind the last slash");
            continue;
        }
        if sent == ".bat" {
            assert_eq!(got.map(|taken| taken.name), Ok("bat.pdf".to_owned()), "a name without an ending");
            continue;
        }
        assert_eq!(got.map_err(|refused| refused.why), Err(Why::Runs), "{sent:?}");
    }
}

#[test]
fn what_would_run_is_refused_by_its_bytes_whatever_it_is_called() {
    for (sent, bytes, why) in [
        ("report.docx", &office("word/document.xml", "word/vbaProject.bin")[..], Why::Macros),
        ("report.xlsx", &office("xl/workbook.xml", "xl/VBAPROJECT.BIN"), Why::Macros),
        ("page.txt", b"<!DOCTYPE html><script>", Why::Page),
        ("page.txt", b"\xef\xbb\xbf \r\n\t<HtMl>", Why::Page),
        ("page.txt", b"\x0c<!--x--><script>", Why::Page),
        ("page.txt", b"<script>alert(1)</script>", Why::Page),
        ("page.csv", b"<svg onload=alert(1)>", Why::Page),
        ("page.csv", b"<svg/onload=alert(1)>", Why::Page),
        ("page.md", b"<?xml version=\"1.0\"?>", Why::Page),
        ("page.txt", b"<?php system($_GET[0]);", Why::Page),
        ("page.txt", b"<b", Why::Page),
        ("run.txt", b"\x7fELF\x02\x01\x01", Why::Type),
        ("run.png", b"MZ\x90\x00", Why::Type),
        ("run.txt", b"#!/bin/sh\n", Why::Type),
        ("zip.txt", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", Why::Type),
        ("odd.txt", b"a\x00b", Why::Type),
        ("latin.txt", b"caf\xe9", Why::Type),
        ("wide.txt", b"\xff\xfea\0", Why::Type),
    ] {
        let name = sent.to_owned();
        assert_eq!(
            Attachment::of(sent, bytes),
            Err(NotTaken { name, why }),
            "{sent} {:?}",
            bytes.escape_ascii().to_string()
        );
    }
}

#[test]
fn a_name_that_a_system_keeps_for_itself_is_made_one_that_it_does_not() {
    for (sent, want) in [
        ("CON", "_CON.pdf"),
        ("con.pdf", "_con.pdf"),
        ("nul .pdf", "_nul .pdf"),
        ("COM1.txt.pdf", "_COM1.txt.pdf"),
        ("lpt\u{b9}.pdf", "_lpt\u{b9}.pdf"),
        ("console.pdf", "console.pdf"),
        ("a.txt::$DATA", "a.pdf"),
        ("a\0b\n.pdf", "ab.pdf"),
        ("shell.php.pdf", "shell_php.pdf"),
    ] {
        assert_eq!(Attachment::of(sent, PDF).map(|taken| taken.name), Ok(want.to_owned()), "{sent:?}");
    }
    let long = Attachment::of(&format!("{}.pdf", "é".repeat(500)), PDF).unwrap().name;
    let (stem, ending) = long.rsplit_once('.').unwrap();
    assert_eq!((stem.chars().count(), ending), (NAME, "pdf"));
}

#[test]
fn the_table_of_what_runs_is_in_order_and_holds_nothing_that_is_taken() {
    assert!(ACTIVE.is_sorted(), "a search finds what is in order only");
    for (media_type, endings) in TYPES {
        for ending in endings {
            assert!(!is_active(ending), "{media_type} {ending}");
        }
    }
}
