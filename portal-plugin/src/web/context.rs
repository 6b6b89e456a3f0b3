//! One request on an enabled site: what it carries, who sent it, and in which language to answer.

use std::cell::OnceCell;
use std::sync::Arc;

use plugin_api::{Kind, Request, Response};

use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::impersonations::Impersonation;
use crate::model::locales::Locale;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::Portal;
use crate::portal::principals::{AccountContext, Principal};
use crate::random;
use crate::web::answers;
use crate::web::cookies::{self, Cookies};
use crate::web::fields::Fields;
use crate::web::languages;
use crate::web::listing::ListQuery;
use crate::web::refusals::Refusal;
use crate::web::routes::{Found, Routes};

/// A request on an enabled site.
#[derive(Debug)]
pub struct RequestContext<'a> {
    /// The portal.
    pub portal: &'a Portal,
    /// The request.
    pub request: &'a Request<'a>,
    /// The site that it is for.
    pub site: Arc<Site>,
    /// Its cookies.
    pub cookies: Cookies,
    /// Every address of the portal.
    pub routes: &'static Routes,
    /// The address that it is for.
    pub found: Option<Found<'a>>,
    /// The language of whoever is not known, once it was looked up.
    locale: OnceCell<Locale>,
}

impl<'a> RequestContext<'a> {
    /// The request as one of this site.
    pub fn new(portal: &'a Portal, request: &'a Request<'a>, site: Arc<Site>, routes: &'static Routes) -> Self {
        let (cookies, found) = (Cookies::of(request), routes.at(request.path));
        Self { portal, request, site, cookies, routes, found, locale: OnceCell::new() }
    }

    /// The language to answer somebody in of whom nothing else is known: that of the session's user, chosen on this browser,
    /// asked for by it, the site's.
    pub fn locale(&self) -> Locale {
        *self.locale.get_or_init(|| {
            let session = self.cookies.session.as_ref();
            // What cannot be looked up is said in the browser's language.
            let own =
                session.and_then(|session| self.portal.languages.of_session(&self.site, session).unwrap_or_default());
            own.unwrap_or_else(|| self.locale_outside(None))
        })
    }

    /// The language to answer a principal in: their own, on every site, before what this browser chose. Staff who look on in
    /// their place read what they chose on this browser first (rule A11).
    pub fn locale_for(&self, principal: &Principal) -> Locale {
        let looked_at = principal.view_as.as_ref().and(self.cookies.language);
        looked_at.unwrap_or_else(|| self.locale_of(&principal.user))
    }

    /// The language to answer a user in who is known, and may not be signed in.
    pub fn locale_of(&self, user: &User) -> Locale {
        user.locale.unwrap_or_else(|| self.locale_outside(None))
    }

    /// The language to answer somebody in who is not signed in: chosen on this browser, the one that is known of them, asked for
    /// by the browser, the site's.
    pub fn locale_outside(&self, known: Option<Locale>) -> Locale {
        let site = &self.site;
        let chosen = self.cookies.language.or(known);
        let wanted = || languages::preferred(self.request, &site.languages, site.locale);
        chosen.or_else(wanted).unwrap_or(site.locale)
    }

    /// The session's token.
    ///
    /// # Errors
    /// `session/missing`.
    pub fn token(&self) -> Result<&Token, Error> {
        self.cookies.session.as_ref().ok_or(Error::Denied(Denied::SessionMissing))
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// As [`Principals::of_session`](crate::portal::principals::Principals::of_session).
    pub fn principal(&self) -> Result<Principal, Error> {
        self.portal.principals.of_session(&self.site, self.token()?)
    }

    /// Who is signed in, even with a one-time password.
    ///
    /// # Errors
    /// As [`Principals::with_any_password`](crate::portal::principals::Principals::with_any_password).
    pub fn principal_with_any_password(&self) -> Result<Principal, Error> {
        self.portal.principals.with_any_password(&self.site, self.token()?)
    }

    /// Who is signed in, even without the second factor that the site asks for.
    ///
    /// # Errors
    /// As [`Principals::with_any_factor`](crate::portal::principals::Principals::with_any_factor).
    pub fn principal_with_any_factor(&self) -> Result<Principal, Error> {
        self.portal.principals.with_any_factor(&self.site, self.token()?)
    }

    /// The account with this id, entered by who is signed in.
    ///
    /// # Errors
    /// As [`Principals::context`](crate::portal::principals::Principals::context).
    pub fn context(&self, account: AccountId) -> Result<AccountContext, Error> {
        self.portal.principals.context(&self.site, self.token()?, account)
    }

    /// The look of staff that this session is, if it is one and open.
    ///
    /// # Errors
    /// As [`Impersonations::of_session`](crate::portal::impersonation::Impersonations::of_session).
    pub fn impersonation(&self) -> Result<Option<Impersonation>, Error> {
        self.cookies
            .session
            .as_ref()
            .map_or(Ok(None), |session| self.portal.impersonations.of_session(&self.site, session))
    }

    /// The value that a form of this session carries; empty where there is no session.
    pub fn csrf(&self) -> String {
        self.cookies.session.as_ref().map(Token::csrf).unwrap_or_default()
    }

    /// The token that forms before sign-in are bound to: the browser's, or a new one that the answer must set.
    ///
    /// # Errors
    /// `unavailable/random`.
    pub fn form_token(&self) -> Result<FormToken, Error> {
        match &self.cookies.form {
            Some(token) => Ok(FormToken { token: token.clone(), is_new: false }),
            None => Ok(FormToken { token: Token::new(random::bytes()?), is_new: true }),
        }
    }

    /// The query.
    ///
    /// # Errors
    /// `request/query-too-long`, `request/query-invalid`.
    pub fn query(&self) -> Result<Fields<'a>, Refusal> {
        Fields::of_query(self.request.query)
    }

    /// The query as that of a list.
    ///
    /// # Errors
    /// As [`RequestContext::query`]; `list/cursor-invalid`.
    pub fn list_query(&self, context: &AccountContext, kind: Kind, query: &Fields<'_>) -> Result<ListQuery, Refusal> {
        ListQuery::read(kind, self.locale_for(&context.principal), query)
    }

    /// Whether the body says that it is of this media type.
    pub fn sends(&self, media_type: &str) -> bool {
        let sent = self.request.header("content-type").unwrap_or_default();
        sent.split(';').next().is_some_and(|sent| sent.trim().eq_ignore_ascii_case(media_type))
    }

    /// What the browser says it is.
    pub fn agent(&self) -> &'a str {
        self.request.header("user-agent").unwrap_or_default()
    }
}

/// The token that forms before sign-in are bound to.
#[derive(Clone, Debug)]
pub struct FormToken {
    token: Token,
    is_new: bool,
}

impl FormToken {
    /// The value that the form carries.
    pub fn csrf(&self) -> String {
        self.token.csrf()
    }

    /// The answer with the token's cookie, where the browser has not got it yet.
    pub fn set_on(&self, response: Response) -> Response {
        if self.is_new { answers::with(response, "set-cookie", cookies::set_form(&self.token)) } else { response }
    }
}
