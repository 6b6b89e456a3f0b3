//! The shape that every language fills: one struct for each area, and one of them all.

mod accounts;
mod activities;
mod categories;
mod documents;
pub mod errors;
mod events;
mod frame;
mod home;
mod impersonation;
mod invitation;
mod invite;
mod kinds;
mod ledger;
mod legal;
mod lists;
mod logins;
pub mod mails;
mod member;
mod notices;
mod ordering;
mod ownership;
mod passwords;
mod paying;
mod people;
mod permission_requests;
mod permissions;
mod profile;
mod quotes;
mod refusal;
mod second_factors;
mod security;
mod sessions;
mod sign_in;
mod sign_up;
mod statement;
mod statuses;
mod tickets;
mod zones;

pub use accounts::AccountsTexts;
pub use activities::Activities;
pub use categories::CategoryNames;
pub use documents::DocumentsTexts;
pub use errors::ErrorTexts;
pub use events::{Details, Events, Values};
pub use frame::FrameTexts;
pub use home::HomeTexts;
pub use impersonation::ImpersonationTexts;
pub use invitation::InvitationTexts;
pub use invite::InviteTexts;
pub use kinds::{KindWords, Kinds, NatureWords};
pub use ledger::LedgerTexts;
pub use legal::LegalTexts;
pub use lists::ListsTexts;
pub use logins::LoginsTexts;
pub use mails::Mails;
pub use member::MemberTexts;
pub use notices::NoticesTexts;
pub use ordering::OrderingTexts;
pub use ownership::OwnershipTexts;
pub use passwords::PasswordsTexts;
pub use paying::PayingTexts;
pub use people::PeopleTexts;
pub use permission_requests::PermissionRequestsTexts;
pub use permissions::PermissionNames;
pub use profile::ProfileTexts;
pub use quotes::QuotesTexts;
pub use refusal::RefusalTexts;
pub use second_factors::SecondFactorsTexts;
pub use security::SecurityTexts;
pub use sessions::SessionsTexts;
pub use sign_in::SignInTexts;
pub use sign_up::SignUpTexts;
pub use statement::StatementTexts;
pub use statuses::Statuses;
pub use tickets::TicketsTexts;
pub use zones::ZonesTexts;

texts! {
    /// All texts of one language.
    Texts {
        /// Of choosing an account, crossing to another one or to another site, and having none.
        accounts: AccountsTexts,
        /// What happened to a login.
        activities: Activities,
        /// The categories of mails.
        categories: CategoryNames,
        /// Of the page of a document: its facts, lines and files, printing, the parcel, the chain, signing, ordering again.
        documents: DocumentsTexts,
        /// What is refused or fails.
        errors: ErrorTexts,
        /// What an event records besides.
        event_details: Details,
        /// Words that stand in an event.
        event_values: Values,
        /// The events of a ledger.
        events: Events,
        /// Of what stands around every page: menus, the languages, the footer.
        frame: FrameTexts,
        /// Of the first page of an account.
        home: HomeTexts,
        /// Of staff who look at an account as one of its users.
        impersonation: ImpersonationTexts,
        /// Of answering an invitation.
        invitation: InvitationTexts,
        /// Of inviting somebody, and what a member may do.
        invite: InviteTexts,
        /// The kinds of documents.
        kinds: Kinds,
        /// Of the ledger of an account.
        ledger: LedgerTexts,
        /// Of terms and privacy, where somebody agrees to something.
        legal: LegalTexts,
        /// Of lists of documents: search, filters, what is taken away as a table or an archive.
        lists: ListsTexts,
        /// Of bringing two logins of one person together.
        logins: LoginsTexts,
        /// The mails.
        mails: Mails,
        /// Of putting a member on hold and taking the access away.
        member: MemberTexts,
        /// Of what one was told, and how one wants to be told.
        notices: NoticesTexts,
        /// Of placing an order.
        ordering: OrderingTexts,
        /// Of one’s own access, and the ownership of the account.
        ownership: OwnershipTexts,
        /// Of forgetting, setting and changing a password.
        passwords: PasswordsTexts,
        /// Of how an invoice can be paid.
        paying: PayingTexts,
        /// Of the people of an account: members, contacts, pending invitations.
        people: PeopleTexts,
        /// Of asking the owner for a permission, and the owner’s answer.
        permission_requests: PermissionRequestsTexts,
        /// What each permission allows.
        permissions: PermissionNames,
        /// Of one’s own information.
        profile: ProfileTexts,
        /// Of answering a quote.
        quotes: QuotesTexts,
        /// Of the page that says no.
        refusal: RefusalTexts,
        /// Of two-step sign-in.
        second_factors: SecondFactorsTexts,
        /// Of the page "Security" and what it leads to.
        security: SecurityTexts,
        /// Of the browsers that one is signed in on.
        sessions: SessionsTexts,
        /// Of the page that signs in, and what it says of what happened before.
        sign_in: SignInTexts,
        /// Of creating an account for oneself.
        sign_up: SignUpTexts,
        /// Of what needs attention, and what is due.
        statement: StatementTexts,
        /// The statuses of documents.
        statuses: Statuses,
        /// Of opening, answering and closing a ticket.
        tickets: TicketsTexts,
        /// Of time zones, and of choosing one.
        zones: ZonesTexts,
    }
}
