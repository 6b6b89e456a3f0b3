//! The steps about manifests: judged, changed, broken, removed, all while the host runs.

use std::fs;
use std::path::PathBuf;

use plugin_api::ManifestFile;
use serde_json::Value;

use super::{Tour, check, open};
use crate::console::error::CliError;
use crate::hosting::watch::{ABSENCE, Change};

/// The site whose manifest is changed.
const SITE: &str = "alpes";

/// A manifest with four mistakes of different sorts.
const BROKEN: &str = r#"{
  "site": "alpes",
  "hosts": ["alpes.localhost"],
  "locale": "pl",
  "permissions": {"default": ["portal.invoices.veiw"]},
  "colour": "blue",
  "cancelled": "yes"
}
"#;

/// Judges a manifest and changes one in all ways.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    tour.step("every manifest is in force", |tour| {
        let sites = tour.running.sites().map_err(|failure| failure.to_string())?;
        let names: Vec<&str> = sites.iter().map(|site| &*site.id).collect();
        check(names == ["alpes", "lac", "nord"], names.join(", "))
    })?;
    tour.step("every mistake of a manifest is named, with its place", |tour| {
        let file = ManifestFile { name: "broken.json", bytes: BROKEN.as_bytes() };
        let problems = tour.running.portal.check_manifests(&[file]).map_err(|failure| failure.to_string())?;
        let seen: Vec<String> = problems
            .iter()
            .map(|problem| format!("{} at line {}", problem.code, problem.place.as_ref().map_or(0, |place| place.line)))
            .collect();
        let lines: Vec<usize> = problems.iter().filter_map(|problem| Some(problem.place.as_ref()?.line)).collect();
        check([4, 5, 6, 7].iter().all(|line| lines.contains(line)), seen.join("; "))
    })?;
    tour.step("a bad manifest leaves the one before it in force", |tour| {
        let (path, good) = manifest(tour)?;
        write(&path, BROKEN.as_bytes())?;
        let refused = settle(tour)?.iter().any(|change| matches!(change, Change::Refused { still: Some(_), .. }));
        let status = open(&mut tour.browser(SITE)?, "/sign-in")?.status;
        write(&path, &good)?;
        settle(tour)?;
        check(refused && status == 200, format!("refused: {refused}; the sign-in page still answers {status}"))
    })?;
    tour.step("a changed manifest takes effect at once", |tour| {
        let (path, good) = manifest(tour)?;
        let mut changed: Value = serde_json::from_slice(&good).map_err(|error| error.to_string())?;
        changed["brand"]["name"] = "Atelier en visite".into();
        write(&path, changed.to_string().as_bytes())?;
        settle(tour)?;
        let shows = open(&mut tour.browser(SITE)?, "/sign-in")?.text().contains("Atelier en visite");
        write(&path, &good)?;
        settle(tour)?;
        let still = open(&mut tour.browser(SITE)?, "/sign-in")?.text().contains("Atelier en visite");
        check(shows && !still, format!("the new name is shown: {shows}; after changing back: {still}"))
    })?;
    tour.step("a removed manifest takes its site out of service, and one that is replaced does not", |tour| {
        let (path, good) = manifest(tour)?;
        let mut browser = tour.signed_in(SITE, "atu.lenobli")?;
        fs::remove_file(&path).map_err(|error| error.to_string())?;
        look(tour, 0)?;
        let away = open(&mut browser, "/api/v1/accounts")?.status;
        look(tour, ABSENCE)?;
        let gone = open(&mut browser, "/api/v1/accounts")?.status;
        write(&path, &good)?;
        settle(tour)?;
        let back = open(&mut tour.browser(SITE)?, "/sign-in")?.status;
        let session = open(&mut browser, "/api/v1/accounts")?.status;
        let seen = format!("away: {away}; ten seconds later: {gone}; back: {back}; the session from before: {session}");
        check(away == 200 && gone >= 400 && back == 200 && session == 401, seen)
    })
}

/// Looks as often as the watcher must to believe a change.
fn settle(tour: &Tour<'_, '_>) -> Result<Vec<Change>, String> {
    let mut changes = Vec::new();
    for _ in 0..2 {
        changes.extend(look(tour, 0)?);
    }
    Ok(changes)
}

/// Looks at the manifests so many milliseconds from now.
fn look(tour: &Tour<'_, '_>, later: u64) -> Result<Vec<Change>, String> {
    let at = crate::clock::now() + later;
    tour.running.manifests().look(&*tour.running.portal, at).map_err(|error| format!("{error:?}"))
}

/// The manifest of the site: its path and its bytes.
fn manifest(tour: &Tour<'_, '_>) -> Result<(PathBuf, Vec<u8>), String> {
    let path = tour.library.manifests.join(format!("{SITE}.json"));
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((path, bytes))
}

fn write(path: &PathBuf, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| error.to_string())
}
