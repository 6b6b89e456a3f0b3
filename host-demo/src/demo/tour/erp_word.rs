//! The steps of a user whom the ERP manages: what the ERP says of her counts at her next request (rule U11).

use plugin_api::Kind;
use plugin_api::operations::Explain;

use super::{Tour, check, first_account, open, sign_in};
use crate::clock;
use crate::console::error::CliError;
use crate::erp::sample::Sample;
use crate::hosting::start;

const SITE: &str = "alpes";
const LOGIN: &str = "ines.caron";
const ID: &str = "u203";

/// Has her put out of use in the ERP, and back.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("a user disabled in the ERP is out with the next request, and back once enabled there", |tour| {
        let erp = Sample::open(&start::sample_file(&tour.folder.join("data")), clock::now());
        let erp = erp.map_err(|failure| failure.to_string())?;
        let put = |active| erp.put_user(ID, active).map_err(|failure| failure.to_string());
        let mut browser = tour.signed_in(SITE, LOGIN)?;
        let list = format!("/api/v1/a/{}/invoices", first_account(&mut browser)?);
        let before = open(&mut browser, &list)?.status;
        put(false)?;
        let out = open(&mut browser, &list)?;
        let refused = sign_in(&mut tour.browser(SITE)?, LOGIN, tour.password(SITE, LOGIN)?).is_err();
        let (site, login, kind) = (SITE.to_owned(), LOGIN.to_owned(), Some(Kind::Invoices));
        let explained = tour.perform(&Explain { site, login, kind, ..Explain::default() })?;
        let why = explained.notes.first().map(|note| note.en.clone()).unwrap_or_default();
        put(true)?;
        let back = open(&mut browser, &list)?.status;
        let seen = format!(
            "before {before}; disabled {} [{}], signs in: {}; {why}; enabled {back}",
            out.status,
            out.code(),
            !refused
        );
        check((before, back) == (200, 200) && out.code() == "user/disabled" && refused && !why.is_empty(), seen)
    })
}
