//! Forms with files (multipart/form-data, RFC 7578): bounded, and each file known by its first bytes, not by its name.

use std::convert::Infallible;

use futures_util::{FutureExt as _, stream};
use multer::bytes::Bytes;
use multer::{Constraints, Field, Multipart, SizeLimit};
use plugin_api::Request;
use plugin_api::actions::Upload;

use crate::error::{Error, NotTaken, Why};
use crate::model::actions::{FILE, FILES};
use crate::model::attachments::Attachment;
use crate::web::fields::{self, Fields};
use crate::web::refusals::Refusal;

/// The longest text field: 64 KiB.
const FIELD: u64 = 64 << 10;

/// A form with its files, if any.
#[derive(Debug)]
pub struct Uploads {
    /// The fields that are text.
    pub fields: Fields<'static>,
    /// Which one is not taken, where one is not: what was typed beside is kept.
    files: Result<Vec<File>, NotTaken>,
}

#[derive(Debug)]
struct File {
    known: Attachment,
    bytes: Bytes,
}

impl File {
    fn upload(&self) -> Upload<'_> {
        let Attachment { name, media_type } = &self.known;
        Upload { name, media_type, bytes: &self.bytes }
    }
}

impl Uploads {
    /// Reads the body of a form.
    ///
    /// # Errors
    /// `request/media-type` for another kind of body, `request/body-invalid`, `upload/not-taken` for a single file that is
    /// too large.
    pub fn read(request: &Request<'_>) -> Result<Self, Refusal> {
        let media_type = request.header("content-type").unwrap_or_default();
        if fields::is_form(media_type) {
            return Ok(Self::of_fields(Fields::of_form(request.body)?.into_owned()));
        }
        let boundary = multer::parse_boundary(media_type).map_err(|_| Refusal::MediaType)?;
        let body = stream::iter([Ok::<_, Infallible>(Bytes::copy_from_slice(request.body))]);
        let limit = SizeLimit::new().per_field(FILE as u64);
        let form = Multipart::with_constraints(body, boundary, Constraints::new().size_limit(limit));
        // Everything is in memory: nothing is waited for.
        read(form).now_or_never().unwrap_or(Err(Refusal::BodyInvalid))
    }

    /// A form without files.
    pub const fn of_fields(fields: Fields<'static>) -> Self {
        Self { fields, files: Ok(Vec::new()) }
    }

    /// Files that came another way.
    pub fn of_files(sent: Vec<(String, Vec<u8>)>) -> Self {
        let files = sent.into_iter().try_fold(Vec::new(), |files, (name, bytes)| with(files, &name, bytes.into()));
        Self { fields: Fields::default(), files }
    }

    /// The files, as they cross.
    ///
    /// # Errors
    /// `upload/not-taken` where one of them is one too many, of a type that is not taken, or all are too large together.
    pub fn files(&self) -> Result<Vec<Upload<'_>>, Error> {
        let files = self.files.as_ref().map_err(|refused| Error::UploadNotTaken(refused.clone()))?.iter();
        Ok(files.map(File::upload).collect())
    }
}

async fn read(mut form: Multipart<'_>) -> Result<Uploads, Refusal> {
    let (mut fields, mut files) = (Vec::new(), Ok(Vec::new()));
    while let Some(part) = form.next_field().await.map_err(|error| refused(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(file_name) = part.file_name() {
            let file_name = file_name.to_owned();
            let bytes = part.bytes().await.map_err(|error| refused(&error))?;
            // A browser sends an empty part for a field in which nothing was chosen.
            if bytes.is_empty() {
                continue;
            }
            files = files.and_then(|files| with(files, &file_name, bytes));
        } else {
            fields.push((name, text_of(part).await?));
        }
    }
    Ok(Uploads { fields: Fields::of_parts(fields)?, files })
}

/// One more file, where it is one that is taken and there is room for it.
fn with(mut files: Vec<File>, name: &str, bytes: Bytes) -> Result<Vec<File>, NotTaken> {
    let size = files.iter().map(|file| file.bytes.len()).sum::<usize>() + bytes.len();
    let known = Attachment::of(name, &bytes)?;
    let no_room = if files.len() >= FILES {
        Some(Why::Many)
    } else if size > FILE {
        Some(Why::Large)
    } else {
        None
    };
    if let Some(why) = no_room {
        return Err(NotTaken { name: known.name, why });
    }
    files.push(File { known, bytes });
    Ok(files)
}

async fn text_of(part: Field<'_>) -> Result<String, Refusal> {
    let bytes = part.bytes().await.map_err(|error| refused(&error))?;
    if bytes.len() as u64 > FIELD {
        return Err(Refusal::BodyInvalid);
    }
    String::from_utf8(bytes.into()).map_err(|_| Refusal::BodyInvalid)
}

fn refused(error: &multer::Error) -> Refusal {
    match error {
        multer::Error::FieldSizeExceeded { .. } => {
            Error::UploadNotTaken(NotTaken { name: String::new(), why: Why::Large }).into()
        }
        _ => Refusal::BodyInvalid,
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn part(head: &str, content: &[u8]) -> Vec<u8> {
        [b"--x\r\nContent-Disposition: form-data; ", head.as_bytes(), b"\r\n\r\n", content, b"\r\n"].concat()
    }

    fn read(parts: &[Vec<u8>]) -> Result<Uploads, Refusal> {
        let body = [parts.concat().as_slice(), b"--x--\r\n"].concat();
        read_body("multipart/form-data; boundary=x", &body)
    }

    fn read_body(media_type: &str, body: &[u8]) -> Result<Uploads, Refusal> {
        let headers = [("content-type", media_type)];
        let peer = Ipv4Addr::LOCALHOST.into();
        Uploads::read(&Request { method: "POST", host: "h", path: "/", query: "", headers: &headers, body, peer })
    }

    fn file(name: &str, content: &[u8]) -> Vec<u8> {
        part(&format!("name=\"files\"; filename=\"{name}\""), content)
    }

    #[test]
    fn fields_and_files_are_told_apart_and_an_empty_choice_is_none() {
        let form =
            read(&[part("name=\"text\"", "é\r\n2".as_bytes()), file("", b""), file("a.png", b"\x89PNG\r\n\x1a\n")]);
        let form = form.unwrap();
        assert_eq!(form.fields.get("text"), "é\r\n2");
        let files: Vec<_> =
            form.files().unwrap().iter().map(|file| (file.name, file.media_type, file.bytes.len())).collect();
        assert_eq!(files, [("a.png", "image/png", 8)]);
    }

    #[test]
    fn a_file_that_is_not_taken_is_named_and_leaves_what_was_typed() {
        for (name, content, want) in [
            ("a.pdf", &b"%PDF-1.7\n"[..], Ok("application/pdf")),
            ("photo.png", b"\xff\xd8\xff\xe0", Ok("image/jpeg")),
            ("note.html", b"Dear all,\n", Err(Why::Runs)),
            ("page.txt", b"<!DOCTYPE html><script>", Err(Why::Page)),
            ("run.txt", b"\x7fELF\x02\x01\x01", Err(Why::Type)),
        ] {
            let form = read(&[file(name, content), part("name=\"a\"", b"typed")]).unwrap();
            let got = form.files().map(|files| files.first().map(|file| file.media_type));
            let refused = |why| Error::UploadNotTaken(NotTaken { name: name.to_owned(), why });
            assert_eq!(got, want.map(Some).map_err(refused), "{name}");
            assert_eq!(form.fields.get("a"), "typed", "{name}");
        }
    }

    #[test]
    fn a_form_is_bounded_and_whole() {
        let many: Vec<_> = (0..=FILES).map(|number| file(&format!("{number}.txt"), b"x")).collect();
        let taken = |parts: &[Vec<u8>]| read(parts).and_then(|form| Ok(form.files()?.len()));
        let refused = |name: &str, why| Err(Error::UploadNotTaken(NotTaken { name: name.to_owned(), why }).into());
        assert_eq!(taken(&many), refused(&format!("{FILES}.txt"), Why::Many));
        assert_eq!(taken(&many[..FILES]), Ok(FILES));
        assert_eq!(taken(&[file("a.txt", &vec![b'x'; FILE + 1])]), refused("", Why::Large));
        assert_eq!(taken(&[file("a.txt", &vec![b'x'; FILE])]), Ok(1));
        let halves = [file("a.txt", &vec![b'x'; FILE / 2]), file("b.txt", &vec![b'x'; FILE / 2 + 1])];
        assert_eq!(taken(&halves), refused("b.txt", Why::Large), "all of them together");
        let twice = [part("name=\"a\"", b"1"), part("name=\"a\"", b"2")];
        assert_eq!(read(&twice).unwrap_err(), Refusal::BodyInvalid, "no field comes twice");
        let field = vec![b'x'; usize::try_from(FIELD).unwrap() + 1];
        assert_eq!(read(&[part("name=\"a\"", &field)]).unwrap_err(), Refusal::BodyInvalid);
        assert_eq!(read(&[part("name=\"a\"", b"\xff")]).unwrap_err(), Refusal::BodyInvalid);
        let cut = part("name=\"a\"", b"1");
        assert_eq!(read_body("multipart/form-data; boundary=x", &cut).unwrap_err(), Refusal::BodyInvalid, "cut off");
        for media_type in ["", "text/plain", "application/json", "multipart/form-data"] {
            assert_eq!(read_body(media_type, b"").unwrap_err(), Refusal::MediaType, "{media_type:?}");
        }
    }
}
