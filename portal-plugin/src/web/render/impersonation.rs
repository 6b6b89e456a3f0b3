//! The page of the switch that lets staff look on.

use askama::Template;

use crate::portal::impersonation::ImpersonationsCard;
use crate::web::render::{Alert, Shell};

/// Whether staff may look on, and who did.
#[derive(Debug, Template)]
#[template(path = "view_as.html")]
pub struct ViewAs<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// What went wrong.
    pub alert: Alert,
    /// What was done.
    pub done: &'static str,
    /// The address of the account.
    pub account_base: String,
    /// What there is to say.
    pub looks: ImpersonationsCard,
}
