//! What happened to a login.

use crate::model::activity::Activity;

texts! {
    /// What happened to a login.
    Activities {
        signed_in,
        sign_in_failed,
        link_asked,
        password_changed,
        second_factor_on,
        second_factor_off,
        sessions_ended,
        email_asked,
        email_changed,
        email_kept,
        data_downloaded,
    }
}

impl Activities {
    /// The words for one.
    pub const fn of(&self, activity: Activity) -> &'static str {
        match activity {
            Activity::SignedIn => self.signed_in,
            Activity::SignInFailed => self.sign_in_failed,
            Activity::LinkAsked => self.link_asked,
            Activity::PasswordChanged => self.password_changed,
            Activity::SecondFactorOn => self.second_factor_on,
            Activity::SecondFactorOff => self.second_factor_off,
            Activity::SessionsEnded => self.sessions_ended,
            Activity::EmailAsked => self.email_asked,
            Activity::EmailChanged => self.email_changed,
            Activity::EmailKept => self.email_kept,
            Activity::DataDownloaded => self.data_downloaded,
        }
    }
}
