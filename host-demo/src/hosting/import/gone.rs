//! Who the ERP has no more: the portal is told of all that are in force, a stretch of ids at a time.

use serde::Deserialize;
use serde_json::json;

use super::{Line, Outcome, Way};
use crate::console::error::CliError;
use crate::erp::external::ExternalUser;
use crate::hosting::operating::unreadable;
use crate::hosting::start::Running;

/// How many ids one command names: far below the longest that the portal takes.
const STRETCH: usize = 5_000;

/// The portal's answer.
#[derive(Deserialize)]
struct Answer {
    users: Vec<Gone>,
}

#[derive(Deserialize)]
struct Gone {
    erp_user: String,
    login: String,
    notes: Vec<String>,
}

/// Takes away what an import gave to those whom the ERP has no more, with a line for each; of one that has a line already,
/// as the ERP has it no more as an external one, that line says so.
pub(super) fn take_away(
    users: &[ExternalUser],
    running: &Running,
    way: Way,
    lines: &mut Vec<Line>,
) -> Result<(), CliError> {
    let mut in_force: Vec<&str> =
        users.iter().filter(|user| user.skip.is_none()).map(|user| user.id.as_str()).collect();
    // As the portal orders them: as text.
    in_force.sort_unstable();
    // An ERP without any external user is more likely the wrong one.
    let stretches = in_force.chunks(STRETCH).count();
    let mut after: Option<&str> = None;
    for (number, stretch) in in_force.chunks(STRETCH).enumerate() {
        let until = stretch.last().copied().filter(|_| number + 1 < stretches);
        let dry_run = way == Way::DryRun;
        let mut command = json!({ "do": "import_gone", "dry_run": dry_run, "in_force": stretch });
        if let Some(after) = after {
            command["after"] = after.into();
        }
        if let Some(until) = until {
            command["until"] = until.into();
        }
        let answer: Answer = serde_json::from_value(running.operate(&command)?).map_err(|error| unreadable(&error))?;
        answer.users.into_iter().for_each(|gone| say(gone, lines));
        after = until;
    }
    Ok(())
}

fn say(gone: Gone, lines: &mut Vec<Line>) {
    if let Some(line) = lines.iter_mut().find(|line| line.id == gone.erp_user) {
        line.outcome = Outcome::Ended;
        line.notes.extend(gone.notes);
        return;
    }
    let mut notes = vec!["the ERP has no such user any more".to_owned()];
    notes.extend(gone.notes);
    let Gone { erp_user: id, login, .. } = gone;
    let code = Some("user/gone".to_owned());
    lines.push(Line { id, login, entity: "-".to_owned(), site: None, outcome: Outcome::Ended, code, notes });
}
