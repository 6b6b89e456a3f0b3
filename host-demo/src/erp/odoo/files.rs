//! Files of documents: found through the database, read from Odoo's filestore and from nowhere else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plugin_api::documents::{File, FileQuery, PICTURE};
use plugin_api::{Class, Failure, Kind};
use sha1::{Digest, Sha1};

use super::Odoo;
use super::documents::{self, Record};
use super::facts::Facts;
use super::kinds::Shape;
use super::values::{Cells, Given};

/// The id of the main file; the others have their number in Odoo's table.
const MAIN: &str = "main";
/// The largest part that is handed over at once.
const CHUNK: usize = 64 * 1024;
/// The largest file that is read: as large as the portal hands out. It is read whole, for it is compared with its checksum.
const LARGEST: u64 = 32 << 20;
/// The largest picture of a product that crosses: 1 MiB.
const LARGEST_PICTURE: u64 = 1 << 20;

/// Odoo's filestore of this database, if we were given one.
pub(super) struct Files {
    root: Option<PathBuf>,
}

impl Files {
    /// The folder `filestore/DATABASE` of Odoo's data folder, which must be there.
    pub fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        let Some(folder) = folder else { return Ok(Self { root: None }) };
        match folder.canonicalize() {
            Ok(root) if root.is_dir() => Ok(Self { root: Some(root) }),
            _ => {
                let folder = folder.display();
                let message = format!(
                    "`{folder}` is no folder that can be read; name the folder `filestore/DATABASE` of Odoo's data"
                );
                Err(Failure::new(Class::Invalid, "odoo/filestore", message))
            }
        }
    }

    /// Whether this name leads to a file that may be handed over.
    pub fn is_there(&self, stored: &str) -> bool {
        !stored.is_empty() && self.locate(stored).is_ok()
    }

    /// Whether this name leads to a file that is small enough for a picture.
    pub fn is_picture(&self, stored: &str) -> bool {
        let path = (!stored.is_empty()).then(|| self.locate(stored).ok()).flatten();
        path.and_then(|path| path.metadata().ok()).is_some_and(|found| found.len() <= LARGEST_PICTURE)
    }

    /// The file behind a name of the database, which is two hexadecimal digits, a slash and a SHA-1; anything else leads
    /// nowhere, and so does a symbolic link: whoever can write to the database must not be able to read the server's disk.
    fn locate(&self, stored: &str) -> Result<PathBuf, Failure> {
        let Some(root) = &self.root else {
            let message = "this host was given no filestore; start it with `--filestore`";
            return Err(Failure::new(Class::NotFound, "file/missing", message));
        };
        let hex = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let Some((folder, name)) = stored.split_once('/').filter(|(folder, name)| hex(folder, 2) && hex(name, 40))
        else {
            let message = format!("`{stored}` leads out of the filestore; mend the attachment in Odoo");
            return Err(Failure::new(Class::Refused, "file/outside", message));
        };
        let mut path = root.clone();
        for part in [folder, name] {
            path.push(part);
            match fs::symlink_metadata(&path) {
                Ok(found) if !found.is_symlink() => {}
                Ok(_) => {
                    let message = format!("`{stored}` is a link; put the file itself into the filestore");
                    return Err(Failure::new(Class::Refused, "file/outside", message));
                }
                Err(_) => return Err(missing()),
            }
        }
        if path.is_file() { Ok(path) } else { Err(missing()) }
    }
}

/// A file that the database knows.
struct Known {
    id: String,
    name: String,
    media_type: String,
    stored: String,
}

/// The files of a document that a customer may have, the main one first.
pub(super) fn list(erp: &Odoo, facts: &Facts, shape: &Shape, record: &Record) -> Result<Vec<File>, Failure> {
    let file = |known: Known| {
        let size = erp.files.locate(&known.stored).ok()?.metadata().ok()?.len();
        Some(File { id: known.id, name: known.name, media_type: known.media_type, size })
    };
    let mut files: Vec<File> = known(erp, facts, shape, record)?.into_iter().filter_map(file).collect();
    if files.iter().all(|file| file.id != MAIN)
        && let Some(printed) = erp.print(record)
    {
        let name = format!("{}.pdf", record.reference.replace(['/', '\\'], "_"));
        let (media_type, size) = ("application/pdf".to_owned(), printed.len() as u64);
        files.insert(0, File { id: MAIN.to_owned(), name, media_type, size });
    }
    Ok(files)
}

/// Hands over the part of the file that the query names.
pub(super) fn read(erp: &Odoo, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
    let Some((record, cells)) = documents::head(erp, query.kind, query.document)? else { return Err(missing()) };
    let wanted = query.file.unwrap_or(MAIN);
    let stored = if wanted == PICTURE {
        cells.some("picture")
    } else {
        let facts = erp.facts()?;
        let known = known(erp, &facts, &Shape::of(query.kind, &facts), &record)?;
        known.into_iter().find(|known| known.id == wanted).map(|known| known.stored)
    };
    let bytes = match stored {
        Some(stored) => match erp.files.locate(&stored) {
            Ok(path) => Arc::new(whole(&path, &stored)?),
            // A legal document that is not there any more is no reason to leave the customer without a print.
            Err(failure) if wanted == MAIN => erp.print(&record).ok_or(failure)?,
            Err(failure) => return Err(failure),
        },
        None if wanted == MAIN => erp.print(&record).ok_or_else(missing)?,
        None => return Err(missing()),
    };
    let from = usize::try_from(query.offset).unwrap_or(usize::MAX).min(bytes.len());
    let until = from.saturating_add(usize::try_from(query.limit).unwrap_or(usize::MAX)).min(bytes.len());
    for chunk in bytes[from..until].chunks(CHUNK) {
        if !each(chunk) {
            break;
        }
    }
    Ok(())
}

/// The file, if it is what its name says: Odoo names a file by the SHA-1 of what is in it.
fn whole(path: &Path, stored: &str) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: &str| {
        let message = format!("`{stored}` of the filestore cannot be handed over: {why}; check the folder");
        Failure::new(Class::Unavailable, "file/unreadable", message)
    };
    let size = path.metadata().map_err(|error| unreadable(&error.to_string()))?.len();
    if size > LARGEST {
        return Err(unreadable("it is larger than 32 MiB"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&error.to_string()))?;
    let sum = data_encoding::HEXLOWER.encode(&Sha1::digest(&bytes));
    if !stored.to_ascii_lowercase().ends_with(&sum) {
        return Err(unreadable("what is in it is not what Odoo put there"));
    }
    Ok(bytes)
}

/// The legal document, then what came with the messages that the customer may read. What the staff merely attached to a
/// document may be meant for themselves.
fn known(erp: &Odoo, facts: &Facts, shape: &Shape, record: &Record) -> Result<Vec<Known>, Failure> {
    if !facts.has_all("ir_attachment", "id name res_model res_id res_field mimetype store_fname type") {
        return Ok(Vec::new());
    }
    let mut questions = Vec::new();
    if let Some(main) = &shape.main_file {
        questions.push(format!(
            "SELECT 0 AS place, a.id::int8 AS id, a.name, a.mimetype, a.store_fname FROM {} JOIN ir_attachment a ON {main}
             WHERE d.id = :document",
            shape.from
        ));
    }
    let talk = facts.has_all("message_attachment_rel", "message_id attachment_id")
        && facts.has_all("mail_message", "id model res_id message_type subtype_id is_internal")
        && facts.has_all("mail_message_subtype", "id internal");
    if talk && record.kind != Kind::Products {
        questions.push(format!(
            "SELECT 1 AS place, a.id::int8 AS id, a.name, a.mimetype, a.store_fname FROM mail_message m
             JOIN mail_message_subtype s ON s.id = m.subtype_id AND s.internal IS NOT TRUE
             JOIN message_attachment_rel r ON r.message_id = m.id JOIN ir_attachment a ON a.id = r.attachment_id
             WHERE m.model = '{}' AND m.res_id = :document AND m.is_internal IS NOT TRUE AND a.res_field IS NULL
             AND m.message_type IN ('comment', 'email', 'email_outgoing')",
            shape.model
        ));
    }
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT * FROM ({}) a WHERE a.store_fname IS NOT NULL ORDER BY place, CASE place WHEN 0 THEN -id ELSE id END LIMIT 100",
        questions.join(" UNION ALL ")
    );
    let rows = erp.connection.rows(&sql, Given::new().number("document", record.number))?;
    let mut files: Vec<Known> = Vec::new();
    for row in &rows {
        let is_main = row.text("place") == "0";
        // The newest legal document is the main file; older ones are replaced by it.
        if is_main && !files.is_empty() || files.iter().any(|known| known.stored == row.text("store_fname")) {
            continue;
        }
        files.push(file(row, is_main));
    }
    Ok(files)
}

fn file(row: &Cells, is_main: bool) -> Known {
    let name = row.some("name").unwrap_or_else(|| "file".to_owned());
    let media_type = row.some("mimetype").unwrap_or_else(|| "application/octet-stream".to_owned());
    Known {
        id: if is_main { MAIN.to_owned() } else { row.text("id") },
        name: name.replace(['/', '\\'], "_"),
        media_type,
        stored: row.text("store_fname"),
    }
}

fn missing() -> Failure {
    Failure::new(
        Class::NotFound,
        "file/missing",
        "the document has no such file; open the document again for those it has",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_name_leads_into_the_filestore_or_nowhere() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("filestore");
        let sum = "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3";
        fs::create_dir_all(root.join("a9")).unwrap();
        fs::create_dir_all(root.join("b9")).unwrap();
        fs::write(root.join("a9").join(sum), "test").unwrap();
        std::os::unix::fs::symlink(root.join("a9").join(sum), root.join("b9").join(sum)).unwrap();
        let files = Files::open(Some(&root)).unwrap();
        for (stored, expected) in [
            (format!("a9/{sum}"), None),
            (format!("b9/{sum}"), Some("file/outside")),
            (format!("c9/{sum}"), Some("file/missing")),
            (format!("../{sum}"), Some("file/outside")),
            (format!("a9/../a9/{sum}"), Some("file/outside")),
            (format!("/a9/{sum}"), Some("file/outside")),
            ("a9/test".to_owned(), Some("file/outside")),
            (String::new(), Some("file/outside")),
        ] {
            let code = files.locate(&stored).err().map(|failure| failure.code);
            assert_eq!(code.as_deref(), expected, "`{stored}`");
        }
        let path = root.join("a9").join(sum);
        assert_eq!(whole(&path, &format!("a9/{sum}")).unwrap(), b"test");
        fs::write(&path, "other").unwrap();
        assert_eq!(whole(&path, &format!("a9/{sum}")).unwrap_err().code, "file/unreadable");
    }
}
