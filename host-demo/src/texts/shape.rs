//! What there is to say, each text once, a file for each part of the back office.

mod account;
mod advice;
mod categories;
mod common;
mod contacts;
mod credentials;
mod crew;
mod explain;
mod frame;
mod home;
mod ledger;
mod looks;
mod mails;
mod members;
mod notes;
mod realms;
mod refusals;
mod shop;
mod sign_in;
mod sites;
mod state;
mod third_parties;
mod user;
mod words;

pub use account::AccountTexts;
pub use advice::AdviceTexts;
pub use categories::CategoriesTexts;
pub use common::CommonTexts;
pub use contacts::ContactsTexts;
pub use credentials::CredentialsTexts;
pub use crew::CrewTexts;
pub use explain::ExplainTexts;
pub use frame::FrameTexts;
pub use home::HomeTexts;
pub use ledger::LedgerTexts;
pub use looks::LooksTexts;
pub use mails::MailsTexts;
pub use members::MembersTexts;
pub use notes::NotesTexts;
pub use realms::RealmsTexts;
pub use refusals::{RefusalsTexts, Told};
pub use shop::ShopTexts;
pub use sign_in::SignInTexts;
pub use sites::SitesTexts;
pub use state::StateTexts;
pub use third_parties::ThirdPartiesTexts;
pub use user::UserTexts;
pub use words::WordsTexts;

macro_rules! parts {
    ($($part:ident: $texts:ident,)*) => {
        /// Every text of the host's own pages.
        #[derive(Debug)]
        pub struct Texts { $(pub $part: $texts,)* }

        impl Texts {
            /// Each text with its path.
            pub fn each(&self) -> Vec<(String, &'static str)> {
                let mut all = Vec::new();
                $(all.extend(self.$part.each().into_iter().map(|(name, text)| {
                    (format!("{}.{name}", stringify!($part)), text)
                }));)*
                all
            }
        }
    };
}

parts! {
    account: AccountTexts,
    advice: AdviceTexts,
    categories: CategoriesTexts,
    common: CommonTexts,
    contacts: ContactsTexts,
    credentials: CredentialsTexts,
    crew: CrewTexts,
    explain: ExplainTexts,
    frame: FrameTexts,
    home: HomeTexts,
    ledger: LedgerTexts,
    looks: LooksTexts,
    mails: MailsTexts,
    members: MembersTexts,
    notes: NotesTexts,
    realms: RealmsTexts,
    refusals: RefusalsTexts,
    shop: ShopTexts,
    sign_in: SignInTexts,
    sites: SitesTexts,
    state: StateTexts,
    third_parties: ThirdPartiesTexts,
    user: UserTexts,
    words: WordsTexts,
}
