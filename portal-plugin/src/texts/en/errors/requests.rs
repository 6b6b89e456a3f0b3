//! English: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Nothing is here", "The address is wrong, or what was there is gone."),
    method: Refused("Not possible here", "This address does not take that method."),
    cross_site: Refused(
        "The form is out of date",
        "It was made for another session, or another site sent it. Go back, reload the page and try again.",
    ),
    other_account: Refused(
        "This form belongs to another account",
        "Nothing was changed. Open the account that you mean, and fill the form in there.",
    ),
    query_invalid: Refused(
        "The address is not understood",
        "It holds a value that means nothing here. Start again from the list.",
    ),
    query_too_long: Refused("The address is too long", "Use fewer or shorter filters."),
    body_invalid: Refused(
        "The request is not understood",
        "It lacks a field, repeats one, or holds one that is not taken here.",
    ),
    body_too_large: Refused("The request is too large", "At most 1 MiB is taken."),
    media_type: Refused(
        "The request is of the wrong type",
        "Send `application/json` to the API and ordinary forms to the pages.",
    ),
    cursor_invalid: Refused("The page is not there", "Start again from the first page."),
    unavailable: Refused(
        "Not available just now",
        "Your data could not be reached. Nothing is lost; try again in a moment.",
    ),
    mail_full: Refused(
        "Too many mails wait to be sent",
        "What you asked for needs a mail, so nothing was done. Try again in a few minutes.",
    ),
    internal: Refused("Something went wrong", "Try again; if it stays so, tell us the code."),
};
