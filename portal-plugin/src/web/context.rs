//! One request on an enabled site: what it carries, who sent it, and in which language to answer.

use std::sync::Arc;

use plugin_api::{Kind, Request, Response};

use crate::error::{Denied, Error};
use crate::model::accounts::AccountId;
use crate::model::impersonations::Impersonation;
use crate::model::sites::{Locale, Site};
use crate::model::tokens::Token;
use crate::model::users::User;
use crate::portal::Portal;
use crate::portal::principals::{AccountContext, Principal};
use crate::random;
use crate::web::answers;
use crate::web::cookies::{self, Cookies};
use crate::web::fields::Fields;
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
}

impl<'a> RequestContext<'a> {
    /// The request as one of this site.
    pub fn new(portal: &'a Portal, request: &'a Request<'a>, site: Arc<Site>, routes: &'static Routes) -> Self {
        let (cookies, found) = (Cookies::of(request), routes.at(request.path));
        Self { portal, request, site, cookies, routes, found }
    }

    /// The language to answer in: chosen on this browser, the user's own, the site's.
    pub fn locale(&self, user: Option<&User>) -> Locale {
        self.cookies.language.or_else(|| user.and_then(|user| user.locale)).unwrap_or(self.site.locale)
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
    /// As [`Portal::principal`].
    pub fn principal(&self) -> Result<Principal, Error> {
        self.portal.principal(&self.site, self.token()?)
    }

    /// Who is signed in, even with a one-time password.
    ///
    /// # Errors
    /// As [`Portal::principal_with_any_password`].
    pub fn principal_with_any_password(&self) -> Result<Principal, Error> {
        self.portal.principal_with_any_password(&self.site, self.token()?)
    }

    /// Who is signed in, even without the second factor that the site asks for.
    ///
    /// # Errors
    /// As [`Portal::principal_with_any_factor`].
    pub fn principal_with_any_factor(&self) -> Result<Principal, Error> {
        self.portal.principal_with_any_factor(&self.site, self.token()?)
    }

    /// The account with this id, entered by who is signed in.
    ///
    /// # Errors
    /// As [`Portal::context`].
    pub fn context(&self, account: AccountId) -> Result<AccountContext, Error> {
        self.portal.context(&self.site, self.token()?, account)
    }

    /// The look of staff that this session is, if it is one and open.
    ///
    /// # Errors
    /// As [`Portal::look`].
    pub fn impersonation(&self) -> Result<Option<Impersonation>, Error> {
        self.cookies.session.as_ref().map_or(Ok(None), |session| self.portal.impersonation(&self.site, session))
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
        ListQuery::read(kind, self.locale(Some(&context.principal.user)), query)
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
