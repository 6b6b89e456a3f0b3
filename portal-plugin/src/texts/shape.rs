//! The shape that every language fills: one struct for each area, and one of them all.

mod accounts;
mod documents;
mod frame;
mod home;
mod impersonation;
mod invitation;
mod invite;
mod ledger;
mod legal;
mod lists;
mod logins;
mod member;
mod ordering;
mod ownership;
mod passwords;
mod people;
mod permission_requests;
mod profile;
mod quotes;
mod refusal;
mod second_factors;
mod security;
mod sessions;
mod sign_in;
mod sign_up;
mod statement;
mod tickets;

pub use accounts::Accounts;
pub use documents::Documents;
pub use frame::Frame;
pub use home::Home;
pub use impersonation::Impersonation;
pub use invitation::Invitation;
pub use invite::Invite;
pub use ledger::Ledger;
pub use legal::Legal;
pub use lists::Lists;
pub use logins::Logins;
pub use member::Member;
pub use ordering::Ordering;
pub use ownership::Ownership;
pub use passwords::Passwords;
pub use people::People;
pub use permission_requests::PermissionRequests;
pub use profile::Profile;
pub use quotes::Quotes;
pub use refusal::Refusal;
pub use second_factors::SecondFactors;
pub use security::Security;
pub use sessions::Sessions;
pub use sign_in::SignIn;
pub use sign_up::SignUp;
pub use statement::Statement;
pub use tickets::Tickets;

texts! {
    /// All texts of one language.
    Texts {
        /// Of choosing an account, crossing to another one or to another site, and having none.
        accounts: Accounts,
        /// Of the page of a document: its facts, lines and files, printing, the parcel, the chain, signing, ordering again.
        documents: Documents,
        /// Of what stands around every page: menus, the way to the other language, the footer.
        frame: Frame,
        /// Of the first page of an account.
        home: Home,
        /// Of staff who look at an account as one of its users.
        impersonation: Impersonation,
        /// Of answering an invitation.
        invitation: Invitation,
        /// Of inviting somebody, and what a member may do.
        invite: Invite,
        /// Of the ledger of an account.
        ledger: Ledger,
        /// Of terms and privacy, where somebody agrees to something.
        legal: Legal,
        /// Of lists of documents: search, filters, what is taken away as a table or an archive.
        lists: Lists,
        /// Of bringing two logins of one person together.
        logins: Logins,
        /// Of putting a member on hold and taking the access away.
        member: Member,
        /// Of placing an order.
        ordering: Ordering,
        /// Of one’s own access, and the ownership of the account.
        ownership: Ownership,
        /// Of forgetting, setting and changing a password.
        passwords: Passwords,
        /// Of the people of an account: members, contacts, pending invitations.
        people: People,
        /// Of asking the owner for a permission, and the owner’s answer.
        permission_requests: PermissionRequests,
        /// Of one’s own information.
        profile: Profile,
        /// Of answering a quote.
        quotes: Quotes,
        /// Of the page that says no.
        refusal: Refusal,
        /// Of two-step sign-in.
        second_factors: SecondFactors,
        /// Of the page "Security" and what it leads to.
        security: Security,
        /// Of the browsers that one is signed in on.
        sessions: Sessions,
        /// Of the page that signs in, and what it says of what happened before.
        sign_in: SignIn,
        /// Of creating an account for oneself.
        sign_up: SignUp,
        /// Of what needs attention, and what is due.
        statement: Statement,
        /// Of opening, answering and closing a ticket.
        tickets: Tickets,
    }
}
