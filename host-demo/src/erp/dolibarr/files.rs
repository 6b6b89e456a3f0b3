//! Files of documents: found through the database, read from the documents folder and from nowhere else.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

use data_encoding::HEXLOWER;
use plugin_api::documents::{File, FileQuery, PICTURE};
use plugin_api::{Class, Failure, Kind};
use sha2::{Digest, Sha256};

use super::Dolibarr;
use super::connection::Given;
use super::documents;
use super::kinds::Shape;

/// The id of the main file; the others have their number in Dolibarr's table.
const MAIN: &str = "main";
/// The largest part that is handed over at once.
const CHUNK: u64 = 64 * 1024;

/// The largest picture of a product that crosses: 1 MiB.
const LARGEST_PICTURE: u64 = 1 << 20;

/// Dolibarr's documents folder, if we were given one.
pub(super) struct Files {
    root: Option<PathBuf>,
}

/// A file that the database knows: its id, and its path within the folder as stored.
struct Known {
    id: String,
    path: String,
}

impl Files {
    /// The folder, which must be there.
    pub fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        let Some(folder) = folder else { return Ok(Self { root: None }) };
        match folder.canonicalize() {
            Ok(root) if root.is_dir() => Ok(Self { root: Some(root) }),
            _ => {
                let folder = folder.display();
                let message =
                    format!("`{folder}` is no folder that can be read; name the documents folder of Dolibarr");
                Err(Failure::new(Class::Invalid, "dolibarr/documents", message))
            }
        }
    }

    /// Whether there is a folder to read from at all.
    pub const fn has_folder(&self) -> bool {
        self.root.is_some()
    }

    /// The SHA-256 of the file behind this path, where there is one.
    pub fn print_of(&self, stored: &str) -> Option<String> {
        let bytes = fs::read(self.locate(stored).ok()?).ok()?;
        Some(HEXLOWER.encode(&Sha256::digest(bytes)))
    }

    /// Whether this path leads to a file that may be handed over.
    pub fn is_there(&self, stored: &str) -> bool {
        !stored.is_empty() && self.locate(stored).is_ok()
    }

    /// Whether this path leads to a file that is small enough for a picture.
    pub fn is_picture(&self, stored: &str) -> bool {
        let path = (!stored.is_empty()).then(|| self.locate(stored).ok()).flatten();
        path.and_then(|path| path.metadata().ok()).is_some_and(|found| found.len() <= LARGEST_PICTURE)
    }

    /// The file behind a path of the database. The path must go down only, and through no symbolic link: whoever can
    /// write to the database or upload a file must not be able to read the server's disk.
    fn locate(&self, stored: &str) -> Result<PathBuf, Failure> {
        let Some(root) = &self.root else {
            let message = "this host was given no documents folder; start it with `--documents`";
            return Err(Failure::new(Class::NotFound, "file/missing", message));
        };
        let mut path = root.clone();
        for component in Path::new(stored).components() {
            let Component::Normal(name) = component else { return Err(outside(stored)) };
            path.push(name);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_symlink() => return Err(outside(stored)),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::InvalidInput => return Err(outside(stored)),
                Err(_) => return Err(missing()),
            }
        }
        if !path.canonicalize().is_ok_and(|path| path.starts_with(root)) {
            return Err(outside(stored));
        }
        if path.is_file() { Ok(path) } else { Err(missing()) }
    }
}

/// The files of a document that a customer may have, the main one first.
pub(super) fn list(
    erp: &Dolibarr,
    shape: &Shape,
    record: &documents::Record,
    main: &str,
) -> Result<Vec<File>, Failure> {
    let known = known(erp, shape, record, main)?;
    let file = |known: Known| {
        let path = erp.files.locate(&known.path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        let media_type = media_type(&name).to_owned();
        Some(File { id: known.id, name, media_type, size: path.metadata().ok()?.len() })
    };
    Ok(known.into_iter().filter_map(file).collect())
}

/// Hands over the part of the file that the query names.
pub(super) fn read(erp: &Dolibarr, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
    let Some((record, cells)) = documents::head(erp, query.kind, query.document)? else { return Err(missing()) };
    let wanted = query.file.unwrap_or(MAIN);
    let stored = if wanted == PICTURE {
        cells.some("picture").ok_or_else(missing)?
    } else {
        let known = known(erp, &Shape::of(query.kind), &record, &cells.text("main_document"))?;
        known.into_iter().find(|known| known.id == wanted).ok_or_else(missing)?.path
    };
    let path = erp.files.locate(&stored)?;
    hand_over(&path, query.offset, query.limit, each).map_err(|error| {
        let message = format!("`{stored}` cannot be read: {error}; check the documents folder");
        Failure::new(Class::Unavailable, "file/unreadable", message)
    })
}

fn hand_over(path: &Path, offset: u64, limit: u64, each: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut file = fs::File::open(path)?;
    if offset >= file.metadata()?.len() {
        return Ok(());
    }
    file.seek(SeekFrom::Start(offset))?;
    let mut file = file.take(limit);
    let mut chunk = Vec::new();
    loop {
        chunk.clear();
        (&mut file).take(CHUNK).read_to_end(&mut chunk)?;
        if chunk.is_empty() || !each(&chunk) {
            return Ok(());
        }
    }
}

/// The main file, which is what Dolibarr made last and never one found by its name: two entities may use the same
/// reference, and so the same path. Then what else Dolibarr made for the document or somebody shared. What the staff merely put beside a
/// document may be meant for themselves, and Dolibarr's own portal never shows it.
fn known(erp: &Dolibarr, shape: &Shape, record: &documents::Record, main: &str) -> Result<Vec<Known>, Failure> {
    let mut files = Vec::new();
    if !main.is_empty() {
        files.push(Known { id: MAIN.to_owned(), path: main.to_owned() });
    }
    // What customers attached to a ticket lies in its folder, tied to nothing, under the names that `writing` gives.
    let folder = if record.kind == Kind::Tickets { format!("ticket/{}", record.reference) } else { String::new() };
    let rows = erp.connection.rows(
        "SELECT f.rowid AS id, CONCAT(f.filepath, '/', f.filename) AS path FROM llx_ecm_files f
         WHERE f.entity = :entity AND ((f.src_object_type = :kind AND f.src_object_id = :document
         AND (f.gen_or_uploaded = 'generated' OR f.share <> ''))
         OR (f.filepath IN (:folder, :entity_folder) AND f.filename LIKE 'portal-%'))
         ORDER BY f.position, f.rowid LIMIT 100",
        Given::new()
            .text("kind", shape.table)
            .number("document", record.id)
            .text("entity", &record.entity)
            .text("folder", &folder)
            .text("entity_folder", format!("{}/{folder}", record.entity)),
    )?;
    let others = rows.iter().map(|row| Known { id: row.text("id"), path: row.text("path") });
    files.extend(others.filter(|file| file.path != main));
    Ok(files)
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("txt") => "text/plain",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("zip") => "application/zip",
        _ => "application/octet-stream",
    }
}

fn missing() -> Failure {
    Failure::new(
        Class::NotFound,
        "file/missing",
        "the document has no such file; open the document again for those it has",
    )
}

fn outside(stored: &str) -> Failure {
    let message = format!("`{stored}` leads out of the documents folder; mend the path in Dolibarr");
    Failure::new(Class::Refused, "file/outside", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_into_the_folder_or_nowhere() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("documents");
        fs::create_dir_all(root.join("facture/F1")).unwrap();
        fs::write(root.join("facture/F1/F1.pdf"), "pdf").unwrap();
        fs::write(place.path().join("secret"), "no").unwrap();
        std::os::unix::fs::symlink(place.path().join("secret"), root.join("facture/F1/link.pdf")).unwrap();
        std::os::unix::fs::symlink("F1", root.join("facture/F2")).unwrap();
        let files = Files::open(Some(&root)).unwrap();
        let absolute = place.path().join("secret").display().to_string();
        for (stored, expected) in [
            ("facture/F1/F1.pdf", None),
            ("facture//F1/./F1.pdf", None),
            ("facture/F1/F9.pdf", Some("file/missing")),
            ("facture/F1", Some("file/missing")),
            ("../secret", Some("file/outside")),
            ("facture/../../secret", Some("file/outside")),
            ("facture/F1/../F1/F1.pdf", Some("file/outside")),
            ("facture/F1/link.pdf", Some("file/outside")),
            ("facture/F2/F1.pdf", Some("file/outside")),
            ("facture/F1/F1.pdf\0.txt", Some("file/outside")),
            (&absolute, Some("file/outside")),
        ] {
            let code = files.locate(stored).err().map(|failure| failure.code);
            assert_eq!(code.as_deref(), expected, "`{stored}`");
        }
    }
}
