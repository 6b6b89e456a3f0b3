//! `sign-up` and `checkout`: signing up for oneself, and what a checkout may offer to whoever is there (rule U10).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::locales::Locale;
use crate::portal::checkouts::{AtCheckout, Buyer, Offer};
use crate::portal::principals::Principal;
use crate::portal::sign_up::{NewPerson, PROVE};
use crate::web::answers;
use crate::web::arguments::Json;
use crate::web::context::RequestContext;
use crate::web::json::{Answered, ok};
use crate::web::openapi::shapes;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// The e-mail address, which is the login as well.
    #[schemars(length(max = 120), regex(pattern = shapes::EMAIL), example = "zoe@example.net")]
    email: String,
    /// The name for people.
    #[schemars(length(max = 120), regex(pattern = shapes::LINE), example = "Zoe Martin")]
    name: String,
    /// The company; empty is none.
    #[serde(default)]
    #[schemars(length(max = 120), regex(pattern = shapes::LINE_OR_NONE))]
    company: String,
    /// The language, `en` or `fr`; else that of the browser or the site.
    locale: Option<String>,
    /// Whether it happens at a checkout.
    #[serde(default)]
    checkout: bool,
    /// The path of the site to go on to once the address is proved.
    #[serde(default)]
    next: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Sent {
    /// How long the link of the mail works.
    link_hours: u64,
}

/// What a checkout is told: who is signed in, else which of the three ways to offer.
#[derive(Serialize, JsonSchema)]
pub struct Checkout<'a> {
    locale: &'a str,
    user: Option<Buying<'a>>,
    accounts: Vec<BuyingAccount>,
    guest: bool,
    sign_in: bool,
    sign_up: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Buying<'a> {
    login: &'a str,
    name: &'a str,
    email: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub struct BuyingAccount {
    id: String,
    name: String,
    may_order: bool,
}

/// `POST sign-up`: the same answer whoever is known (rule U6).
pub fn sign_up(
    cx: &RequestContext<'_>,
    Json(SignUp { email, name, company, locale, checkout, next }): Json<SignUp>,
) -> Answered<Sent> {
    let person = NewPerson {
        email: &email,
        name: &name,
        company: &company,
        locale: locale.as_deref().and_then(Locale::of_tag).unwrap_or_else(|| cx.locale_outside(None)),
        at_checkout: checkout,
        next: answers::local(&next),
    };
    cx.portal.sign_ups.begin(&cx.site, &person, cx.request.peer)?;
    Ok(ok(&Sent { link_hours: PROVE.as_secs() / 3600 }))
}

/// `GET checkout`: the host asks with the browser's cookies.
pub fn checkout(cx: &RequestContext<'_>) -> Answered<Checkout<'static>> {
    let principal = match cx.principal() {
        Ok(principal) => Some(principal),
        // Rows 2 to 4: nobody, as far as this site goes.
        Err(Error::Denied(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let at_checkout = cx.portal.checkouts.offer(&cx.site, principal.as_ref())?;
    let (Offer { guest, sign_in, sign_up }, buyers) = match at_checkout {
        AtCheckout::Offer(offer) => (offer, Vec::new()),
        AtCheckout::SignedIn(buyers) => (Offer { guest: false, sign_in: false, sign_up: false }, buyers),
    };
    let account =
        |Buyer { account, may_order }| BuyingAccount { id: account.id.0.to_string(), name: account.name, may_order };
    Ok(ok(&Checkout {
        locale: principal.as_ref().map_or_else(|| cx.locale(), |principal| cx.locale_for(principal)).tag(),
        user: principal.as_ref().map(user_of),
        accounts: buyers.into_iter().map(account).collect(),
        guest,
        sign_in,
        sign_up,
    }))
}

fn user_of(principal: &Principal) -> Buying<'_> {
    let user = &principal.user;
    Buying { login: user.login.as_str(), name: &user.name, email: user.email.as_deref() }
}
