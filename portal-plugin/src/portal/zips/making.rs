//! Making an archive: every document is asked of the decision anew, with what is true when it is put in.

use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::table::Job;
use super::{Archive, MOST_BYTES, Zips};
use crate::error::Error;
use crate::model::accounts::AccountId;
use crate::model::file_names::FileNames;
use crate::model::permissions::Permission;
use crate::model::sessions::SessionId;
use crate::source::Download;

impl Zips {
    /// The archive of a job; what may not be seen when its turn comes is not in it.
    ///
    /// # Errors
    /// Rows 1 to 10 of the decision; `unavailable/host`; `unavailable/busy` where there is no room, or nobody waits any more.
    pub(super) fn make_zip(&self, job: &Job) -> Result<Archive, Error> {
        // A file without a name, which is gone with the last handle, whatever ends the process.
        let mut writer = ZipWriter::new(tempfile::tempfile().map_err(|error| no_room(&error))?);
        // What documents are made of, PDF and pictures, is packed already.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut names = FileNames::default();
        let (mut documents, mut left_out, mut bytes, mut full) = (Vec::new(), 0, 0, false);
        for (place, id) in job.documents.iter().enumerate() {
            if !self.table().progress(job.id, place) {
                return Err(Error::Busy { seconds: 1 });
            }
            match self.file_of(job, id) {
                Ok((reference, download)) => {
                    bytes += download.bytes.len() as u64;
                    full = bytes > MOST_BYTES;
                    if full {
                        break;
                    }
                    let begun = writer.start_file(names.name(&reference, &download.name), stored);
                    begun.map_err(|error| no_room(&error))?;
                    writer.write_all(&download.bytes).map_err(|error| no_room(&error))?;
                    documents.push(id.clone());
                }
                Err(Error::Denied(denied)) if denied.row() <= 10 => return Err(Error::Denied(denied)),
                Err(Error::Denied(_) | Error::DocumentUnknown | Error::FileMissing | Error::FileTooLarge) => {
                    left_out += 1;
                }
                Err(error) => return Err(error),
            }
        }
        let file = writer.finish().map_err(|error| no_room(&error))?;
        Archive::new(documents, left_out, full, file).map_err(|error| no_room(&error))
    }

    /// Whether nobody can fetch an archive any more: its session has ended, or its user is no member of the account.
    pub(super) fn is_over(&self, session: SessionId, account: AccountId) -> bool {
        match self.base.store.principal_of(session, Some(account)) {
            Ok(Some(row)) => row.session.ended.is_some() || row.membership.is_none(),
            Ok(None) => true,
            // What cannot be asked now is asked again when it is fetched.
            Err(_) => false,
        }
    }

    /// What a document is called, and its main file.
    fn file_of(&self, job: &Job, id: &str) -> Result<(String, Download), Error> {
        let site = self.sites.enabled(job.site.as_str())?;
        let context = self.principals.context_of(&site, job.session, job.account)?;
        let granted = self.decisions.grant(&context, Permission::to_view(job.kind))?;
        let document = self.base.source.open(&granted, id)?;
        let download = self.base.source.file(&document, None)?;
        Ok((document.summary.reference, download))
    }
}

fn no_room(error: &dyn std::error::Error) -> Error {
    log::error!("an archive could not be written: {error}");
    Error::Busy { seconds: 60 }
}
