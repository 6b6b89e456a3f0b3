//! What the web's own tests share: a request, a site, and documents that came the only way they can.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use plugin_api::parties::{Known, Standing};
use plugin_api::{Kind, Request};

use crate::access::{self, Facts, Granted, SessionFact, SiteFact, Wish};
use crate::clock::Timestamp;
use crate::model::accounts::{Account, AccountId, AccountState};
use crate::model::brands::{Around, Brand};
use crate::model::locales::{Locale, Text};
use crate::model::memberships::{Membership, MembershipState, Role, Sees};
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{PasswordPolicy, SessionPolicy, SignUp, Site};
use crate::model::users::{Login, User, UserId, UserState};

/// A request to `portal.test` without query and body.
pub fn request<'a>(method: &'a str, path: &'a str, headers: &'a [(&'a str, &'a str)]) -> Request<'a> {
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    Request { method, host: "portal.test", path, query: "", headers, body: &[], peer }
}

/// A site that shows everything, and says everything that a site can.
pub fn site() -> Site {
    let text = |en: &str, fr: &str| Text::of([(Locale::En, en.to_owned()), (Locale::Fr, fr.to_owned())]);
    Site {
        id: "alpes".parse().unwrap(),
        name: Text::everywhere("Alpes"),
        hosts: vec!["portal.test".into()],
        locale: Locale::En,
        languages: Locale::ALL.to_vec(),
        zone: None,
        realm: "alpes".parse().unwrap(),
        entities: None,
        kinds: Kind::ALL.to_vec(),
        cancelled: true,
        default_permissions: Permissions::NONE,
        presets: vec![],
        sign_up: SignUp::Invitation,
        excluded_categories: vec![],
        sessions: SessionPolicy { idle: Duration::from_hours(1), absolute: Duration::from_hours(12), parallel: 10 },
        passwords: PasswordPolicy { min_length: 15, reset: Duration::from_mins(30) },
        second_factor: false,
        notices: crate::model::notices::NoticeChoice::None,
        reply_to: None,
        brand: Brand {
            name: "Alpes Équipement".into(),
            color: "#1f5f4a".parse().unwrap(),
            color_dark: "#8fd0b8".parse().unwrap(),
            logo: None,
            home: Around {
                before: text("Our office is closed on 24 December.", "Fermé le 24 décembre."),
                after: text("See https://alpes.test/news.", "Voir https://alpes.test/nouvelles."),
            },
            sign_in: Around {
                before: text("Welcome.\n\nTwo\nlines.", "Bienvenue.\n\nDeux\nlignes."),
                after: text("Ask us.", "Adressez-vous à nous."),
            },
            footer: text("Alpes Équipement SAS", "Alpes Équipement SAS"),
            links: vec![(text("Legal", "Mentions").unwrap(), "https://alpes.test/legal".into())],
            terms_url: text("https://alpes.test/terms", "https://alpes.test/conditions"),
            privacy_url: text("https://alpes.test/privacy", "https://alpes.test/privacy"),
        },
        base_url: "https://portal.test".into(),
    }
}

/// A user called `name`.
pub fn user(name: &str) -> User {
    User {
        id: UserId(1),
        realm: "alpes".parse().unwrap(),
        login: Login::new("atu.lenobli").unwrap(),
        name: name.into(),
        email: Some("atu@atu.test".into()),
        locale: None,
        zone: None,
        state: UserState::Active,
        locked: false,
        one_time_password: false,
        contact: None,
        erp: None,
    }
}

/// Asks with a grant to look at this kind, in an account that owns everything of the third party `9`.
pub fn granted<T>(kind: Kind, ask: impl FnOnce(&Granted<'_>) -> T) -> T {
    let (site, user) = (site(), user("Atu"));
    let account = Account { id: AccountId(1), third_party: "9".into(), state: AccountState::Open, sites: None };
    let membership =
        Membership { role: Role::Owner, state: MembershipState::Active, sees: Sees::All, sites: None, ends: None };
    let standing = Standing { third_party: Known::Open, contact: None, categories: vec![], party: None };
    let facts = Facts {
        now: Timestamp(0),
        site: SiteFact::Enabled(&site),
        session: SessionFact::Assumed,
        user: Some(&user),
        account: Some(&account),
        membership: Some(&membership),
        left_behind: false,
        standing: Some(&standing),
        erp_user: None,
    };
    ask(&access::decide(&facts, Wish { permission: Permission::to_view(kind), open_to_external: true }).unwrap())
}
