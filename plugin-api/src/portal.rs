//! What the ERP may ask of the portal.

use crate::decision::{Decision, Question};
use crate::descriptor::Health;
use crate::failure::Failure;
use crate::problem::{ManifestFile, Problem};
use crate::web::{Request, Response};

/// A running portal.
///
/// Every method may be called from any thread, several at once, and may block up to [`DEADLINE`]; an async host calls
/// from a bounded pool of blocking threads. A panic inside becomes the failure `portal/panic`, or an answer 500.
pub trait Portal: Send + Sync + 'static {
    /// Everything that is wrong with these manifests, taken together; changes nothing.
    ///
    /// # Errors
    /// Only where the portal cannot judge.
    fn check_manifests(&self, files: &[ManifestFile<'_>]) -> Result<Vec<Problem>, Failure>;

    /// Puts a site's manifest in force and answers the site's id; a manifest with an error leaves the previous one in force (rule S10).
    ///
    /// # Errors
    /// `manifest/refused`, with the [`Problem`]s as JSON in its detail.
    fn enable_site(&self, file: &ManifestFile<'_>) -> Result<String, Failure>;

    /// Takes a site out of service and ends the sessions there (rule S9).
    ///
    /// # Errors
    /// `site/unknown`, or a store that does not answer.
    fn disable_site(&self, site: &str) -> Result<(), Failure>;

    /// Answers a browser: the whole web front. Never fails; what goes wrong is an answer.
    fn handle(&self, request: &Request<'_>) -> Response;

    /// Answers the ERP's own code.
    ///
    /// # Errors
    /// A question with unknown words. A store or host that does not answer is a decision, and a no.
    fn decide(&self, question: &Question<'_>) -> Result<Decision, Failure>;

    /// Carries out a staff operation: one JSON command in, one JSON answer out.
    ///
    /// # Errors
    /// The operation's own codes.
    fn operate(&self, command: &str) -> Result<String, Failure>;

    /// How it is.
    fn health(&self) -> Health;

    /// From now on, log records of this level and above only.
    fn set_log_level(&self, level: log::LevelFilter);

    /// Ends the portal's threads and closes its store; later calls answer `portal/stopped`. Waits at most [`DEADLINE`].
    fn stop(&self);
}

/// How long a call may block: 30 seconds.
pub const DEADLINE: std::time::Duration = std::time::Duration::from_secs(30);
