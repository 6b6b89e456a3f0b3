//! Who the ERP has no more: the portal is told of all that are in force, a stretch of ids at a time.

use plugin_api::operations::{ImportGone, UserGone};

use super::{Line, Outcome, Way};
use crate::console::error::CliError;
use crate::erp::external::ExternalUser;
use crate::hosting::start::Running;

/// How many ids one command names: far below the longest that the portal takes.
const STRETCH: usize = 5_000;

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
        let import = ImportGone {
            dry_run: way == Way::DryRun,
            after: after.map(str::to_owned),
            until: until.map(str::to_owned),
            in_force: stretch.iter().copied().map(str::to_owned).collect(),
        };
        running.perform(&import)?.users.into_iter().for_each(|gone| say(gone, lines));
        after = until;
    }
    Ok(())
}

fn say(gone: UserGone, lines: &mut Vec<Line>) {
    if let Some(line) = lines.iter_mut().find(|line| line.id == gone.erp_user) {
        line.outcome = Outcome::Ended;
        line.notes.extend(gone.notes);
        return;
    }
    let mut notes = vec!["the ERP has no such user any more".to_owned()];
    notes.extend(gone.notes);
    let UserGone { erp_user: id, login, .. } = gone;
    let code = Some("user/gone".to_owned());
    lines.push(Line { id, login, entity: "-".to_owned(), site: None, outcome: Outcome::Ended, code, notes });
}
