//! The step about a backup that is put back: the portal notices, and whoever was put out since stays out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plugin_api::operations::ReplayLedger;
use plugin_api::operations::account::{AccountOperation, Ledger, List, OnAccount, Revoke};
use serde_json::json;

use super::{Seen, Tour, check, first_account, open, sign_in};
use crate::console::error::CliError;
use crate::demo::client::{Browser, Way};
use crate::demo::starting;
use crate::hosting::start::Running;
use crate::options::HostOptions;

const SITE: &str = "alpes";
const LOGIN: &str = "sam.martin";
const THIRD_PARTY: &str = "101";

/// Copies a portal's database, takes somebody's access away, and puts the copy back.
pub fn walk(tour: &mut Tour<'_, '_>) -> Result<(), CliError> {
    let program = tour.terminal.executable().map(Path::to_owned);
    tour.step("a backup put back is noticed, and who was put out since stays out", |tour| {
        seen(tour, program.as_deref())
    })
}

fn seen(tour: &Tour<'_, '_>, program: Option<&Path>) -> Seen {
    let data = tour.folder.join("restored");
    let options = HostOptions { data, ..HostOptions::plain(tour.library.clone(), log::LevelFilter::Off) };
    let start = || starting::start(&options, 0, program).map(|demo| demo.running).map_err(|error| format!("{error:?}"));
    let store = options.data.join("portal.sqlite");
    let copy = options.data.join("backup.sqlite");
    let host = tour.host(SITE)?;

    let first = start()?;
    let mut browser = Browser::new(Way::InProcess(Arc::clone(&first.portal)), &host);
    sign_in(&mut browser, LOGIN, tour.password(SITE, LOGIN)?)?;
    let account = first_account(&mut browser)?;
    let kept = browser.on(Way::Http(tour.address));
    drop((browser, first));
    move_all(&store, &copy, |from, to| fs::copy(from, to).map(drop))?;

    let second = start()?;
    act(&second, Revoke { login: LOGIN.to_owned() })?;
    let text = act(&second, Ledger { after: 0, export: true })?.text;
    drop(second);
    move_all(&copy, &store, |from, to| fs::rename(from, to))?;

    let third = start()?;
    let mut browser = kept.on(Way::InProcess(Arc::clone(&third.portal)));
    let session = open(&mut browser, &format!("/api/v1/a/{account}/invoices"))?;
    let noticed = third.portal.health().restored.is_some();
    let replayed = third.perform(&ReplayLedger { text, by: "Claude Martin".to_owned() });
    let taken = replayed.map_err(|failure| failure.to_string())?.taken;
    let is_gone = act(&third, List {})?.members.iter().all(|member| member.login != LOGIN);
    let seen = format!(
        "noticed: {noticed}; the session of before answers {}; from the ledger: {}",
        session.status,
        json!(taken)
    );
    check(noticed && session.status == 401 && is_gone && taken == [format!("revoked: {LOGIN}")], seen)
}

fn act<A: AccountOperation>(running: &Running, act: A) -> Result<A::Answer, String> {
    let (site, third_party, by) = (SITE.to_owned(), THIRD_PARTY.to_owned(), "Claude Martin".to_owned());
    running.perform(&OnAccount { site, third_party, by, act }).map_err(|failure| failure.to_string())
}

/// A database and the file beside it in which its newest writes are, in the place of another one.
fn move_all(from: &Path, to: &Path, each: fn(&Path, &Path) -> std::io::Result<()>) -> Result<(), String> {
    for beside in ["", "-wal", "-shm"] {
        let [from, to] = [from, to].map(|path| PathBuf::from(format!("{}{beside}", path.display())));
        let moved = if from.exists() { each(&from, &to) } else { fs::remove_file(&to).or(Ok(())) };
        moved.map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(())
}
