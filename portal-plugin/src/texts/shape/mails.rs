//! The mails: what all of them say alike, and what each group of them says.
//!
//! A moment comes as a day, a time and the zone, as the language writes it; whoever is named comes as a name, a login or an address.

mod access;
mod actions;
mod corrections;
mod login;
mod logins;
mod members;
mod notices;
mod people;
mod second_factors;
mod staff;

pub use access::AccessMails;
pub use actions::ActionMails;
pub use corrections::CorrectionMails;
pub use login::LoginMails;
pub use logins::LoginsMails;
pub use members::MemberMails;
pub use notices::NoticeMails;
pub use people::PeopleMails;
pub use second_factors::FactorMails;
pub use staff::StaffMails;

texts! {
    /// All mails.
    Mails {
        /// Opens a mail to somebody whose name is not known.
        hello,
        /// Opens a mail; the name.
        hello_name: fn(&str) -> String,
        /// The subject; the site's name, and what the mail is about.
        subject: fn(&str, &str) -> String,
        /// Stands behind a label, before its value.
        colon,
        /// The labels of what a mail lists.
        facts: MailFacts,
        /// What many mails say alike.
        common: CommonMails,
        access: AccessMails,
        login: LoginMails,
        logins: LoginsMails,
        second_factors: FactorMails,
        people: PeopleMails,
        members: MemberMails,
        actions: ActionMails,
        notices: NoticeMails,
        corrections: CorrectionMails,
        staff: StaffMails,
    }
}

texts! {
    /// The labels of what a mail lists.
    MailFacts {
        /// What one signs in with.
        login,
        account,
        /// Why our staff did it.
        reason,
        /// A code of six digits.
        code,
        one_time_password,
        permission,
        /// What somebody may do in an account.
        permissions,
        /// Behind `permissions`, where there are none.
        no_permissions,
        /// Stands between two permissions.
        between,
        /// Which documents somebody sees.
        documents,
        /// Behind `documents`.
        only_own,
        /// When an access ends.
        until,
        /// What somebody wrote to the reader.
        in_their_words,
        when,
        site,
        browser,
        /// Behind `browser`.
        unknown_browser,
        /// The network that somebody signed in from.
        network,
        /// Behind `network`.
        unknown_network,
        new_address,
        /// The number of a document.
        number,
        recovery_codes_left,
    }
}

texts! {
    /// What many mails say alike: buttons first, then sentences.
    CommonMails {
        choose_password,
        sign_in,
        enter_code,
        open_portal,
        /// Opens the portal too, where the reader may have no access any more.
        the_portal,
        /// Until when.
        link_once: fn(&str) -> String,
        /// Until when.
        link_until: fn(&str) -> String,
        /// Until when.
        code_until: fn(&str) -> String,
        code_is_secret,
        nothing_to_do,
        contact_us,
        documents_stay,
        /// The site's name.
        ask_us: fn(&str) -> String,
    }
}
