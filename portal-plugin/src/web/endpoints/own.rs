//! One's own login: password, second factor, sessions, security.

use crate::web::endpoints::rows::{Endpoint, all, call, page};
use crate::web::json;
use crate::web::pages::{logins, passwords, second_factor, security, sessions, zones};

#[rustfmt::skip]
pub fn rows() -> Vec<Endpoint> {
    let pages = [
        page("/password").get(passwords::change_form).post(passwords::change).private(),
        page("/second-factor").get(second_factor::show).post(second_factor::change).private(),
        page("/sessions").get(sessions::list).post(sessions::end).private(),
        page("/security").get(security::show).private(),
        page("/security/email").get(security::email_form).post(security::change_email).private(),
        page("/security/data").get(security::data_form).post(security::data).private(),
        page("/security/close").get(security::close_form).post(security::close).private(),
        page("/time-zone").get(zones::form).post(zones::choose).private(),
        page("/logins").get(logins::form).post(logins::prove).private(),
    ];
    let calls = [
        call("/api/v1/sessions")
            .get("listSessions", "The live sessions of one's own", json::sign_in::sessions)
            .delete("endOtherSessions", "End every session but this one", json::sign_in::end_others)
            .private(),
        call("/api/v1/sessions/{session}").delete("endSession", "End one session", json::sign_in::end),
        call("/api/v1/password").post("changePassword", "Change the password", json::passwords::change).may(&[429]),
        call("/api/v1/second-factor")
            .get("getSecondFactor", "Whether one has a second factor", json::second_factor::show)
            .post("beginSecondFactor", "Begin to set up an authenticator app", json::second_factor::begin).may(&[409, 429])
            .private(),
        call("/api/v1/second-factor/confirm")
            .post("confirmSecondFactor", "Set it up by its first code; answers the recovery codes", json::second_factor::confirm)
            .may(&[409, 410, 429]),
        call("/api/v1/second-factor/codes")
            .post("renewRecoveryCodes", "Have new recovery codes in place of the old ones", json::second_factor::renew_codes)
            .may(&[409, 429]),
        call("/api/v1/second-factor/remove")
            .post("removeSecondFactor", "Take the second factor away", json::second_factor::remove).may(&[409, 429]),
        call("/api/v1/security")
            .get("getSecurity", "How one's login is kept safe, and what happened to it", json::security::show).private(),
        call("/api/v1/security/email")
            .post("changeEmail", "Ask for another e-mail address, which both addresses confirm", json::security::change_email)
            .may(&[409, 429])
            .delete("keepEmail", "Take back the wish for another e-mail address", json::security::keep_email),
        call("/api/v1/security/data")
            .post("downloadData", "Everything that the portal holds on one", json::security::data).may(&[429]),
        call("/api/v1/security/close")
            .get("getClosing", "What closing one's login would end", json::security::closing)
            .post("closeLogin", "Close one's login for good", json::security::close).may(&[409, 429])
            .private(),
        call("/api/v1/time-zone")
            .post("chooseTimeZone", "Choose the time zone of one's pages and mails", json::zones::choose),
        call("/api/v1/logins")
            .get("getLogins", "Whether a login of one's own was left apart", json::logins::offered)
            .post("joinLogins", "Bring two logins together by the mailed code", json::logins::bring_together).may(&[410]),
        call("/api/v1/logins/code")
            .post("mailLoginCode", "Have a code mailed to the other login", json::logins::mail_code).may(&[429]),
    ];
    all(pages, calls)
}
