//! What a form says of a membership that somebody is to have.

use crate::clock::Timestamp;
use crate::model::authority::Offers;
use crate::model::contacts::ContactId;
use crate::model::ids::number_of;
use crate::model::locales::Locale;
use crate::model::memberships::Sees;
use crate::model::permissions::{Permission, Permissions};
use crate::model::sites::{Site, SiteId};
use crate::model::zones::Zone;
use crate::portal::invitations::Offer;
use crate::portal::memberships::MembershipTerms;
use crate::portal::people::MemberCard;
use crate::web::fields::Fields;
use crate::web::refusals::Refusal;

/// What stands before a permission's id in the name of its field: two fields of a form never share a name.
const MAY: &str = "may.";
/// What stands before a site's id.
const ON: &str = "on.";

/// The fields of an invitation or of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The address that is invited; empty for a member.
    pub email: String,
    /// The name of the one who is invited.
    pub name: String,
    /// The language of the mail.
    pub language: Locale,
    /// The id of the contact that is to become a user; may be empty.
    pub contact: String,
    /// What is ticked.
    pub permissions: Permissions,
    /// Whether only own documents are to be seen.
    pub own: bool,
    /// The sites that are ticked; none is every one.
    pub sites: Vec<SiteId>,
    /// The day on which it ends, in the site's time zone, or empty.
    pub ends: String,
}

impl Terms {
    /// The fields before anybody filled them in: what the site gives by default.
    pub fn fresh(site: &Site, language: Locale) -> Self {
        Self {
            email: String::new(),
            name: String::new(),
            language,
            contact: String::new(),
            permissions: site.default_permissions,
            own: false,
            sites: Vec::new(),
            ends: String::new(),
        }
    }

    /// The same, as far as it may be given; what narrows who gives it narrows it from the start.
    #[must_use]
    pub fn within(self, site: &Site, offers: &Offers) -> Self {
        Self {
            permissions: self.permissions.and(offers.permissions),
            own: self.own || !offers.all_documents,
            sites: if offers.everywhere { self.sites } else { offers.sites.clone() },
            ends: if self.ends.is_empty() { day_of(site, offers.latest) } else { self.ends },
            ..self
        }
    }

    /// What a member has.
    pub fn of(card: &MemberCard, site: &Site, language: Locale) -> Self {
        Self {
            email: card.email.clone().unwrap_or_default(),
            name: card.name.clone(),
            language,
            contact: String::new(),
            permissions: card.permissions,
            own: card.sees == Sees::Own,
            sites: card.sites.clone().unwrap_or_default(),
            ends: day_of(site, card.ends),
        }
    }

    /// What was sent.
    ///
    /// # Errors
    /// `request/body-invalid` for what the form does not offer, and for a day that is none.
    pub fn read(fields: &Fields<'_>, language: Locale) -> Result<Self, Refusal> {
        let ticked = |prefix: &'static str| fields.names().filter_map(move |name| name.strip_prefix(prefix));
        let permissions = ticked(MAY).map(str::parse::<Permission>).collect::<Result<_, _>>();
        let sites = ticked(ON).map(str::parse::<SiteId>).collect::<Result<_, _>>();
        let ends = fields.get("ends");
        if !ends.is_empty() && Zone::UTC.begin_of(ends).is_none() {
            return Err(Refusal::BodyInvalid);
        }
        Ok(Self {
            email: fields.get("email").to_owned(),
            name: fields.get("name").to_owned(),
            language: Locale::of_tag(fields.get("language")).unwrap_or(language),
            contact: fields.get("contact").to_owned(),
            permissions: permissions.map_err(|_| Refusal::BodyInvalid)?,
            own: match fields.get("sees") {
                "all" => false,
                "own" => true,
                _ => return Err(Refusal::BodyInvalid),
            },
            sites: sites.map_err(|_| Refusal::BodyInvalid)?,
            ends: ends.to_owned(),
        })
    }

    /// The fields as they were sent, to be sent once more.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![
            one("email", &self.email),
            one("name", &self.name),
            one("language", self.language.tag()),
            one("contact", &self.contact),
            one("sees", self.sees().as_str()),
            one("ends", &self.ends),
        ];
        fields.extend(self.permissions.iter().map(|permission| (format!("{MAY}{permission}"), "1".to_owned())));
        fields.extend(self.sites.iter().map(|site| (format!("{ON}{site}"), "1".to_owned())));
        fields
    }

    /// The membership, as the use cases take it.
    pub fn membership(&self) -> MembershipTerms {
        MembershipTerms {
            permissions: Some(self.permissions.iter().map(|permission| permission.id().to_owned()).collect()),
            sees: Some(self.sees().as_str().to_owned()),
            sites: (!self.sites.is_empty()).then(|| self.sites.iter().map(ToString::to_string).collect()),
            ends: (!self.ends.is_empty()).then(|| self.ends.clone()),
            ..MembershipTerms::default()
        }
    }

    /// The invitation, as the use cases take it.
    ///
    /// # Errors
    /// `request/body-invalid` for a contact that is no id.
    pub fn offer(&self) -> Result<Offer, Refusal> {
        let contact = match self.contact.as_str() {
            "" => None,
            id => Some(number_of(id).map(ContactId).ok_or(Refusal::BodyInvalid)?),
        };
        Ok(Offer {
            email: self.email.clone(),
            name: self.name.clone(),
            locale: Some(self.language.tag().to_owned()),
            contact,
            hours: None,
            membership: self.membership(),
        })
    }

    /// Whether the mail is to be in this language.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand every argument over by reference")]
    pub fn is_in(&self, locale: &Locale) -> bool {
        self.language == *locale
    }

    /// Which documents are to be seen.
    pub const fn sees(&self) -> Sees {
        if self.own { Sees::Own } else { Sees::All }
    }
}

/// The day of an end, as the form writes it; empty where there is none.
fn day_of(site: &Site, ends: Option<Timestamp>) -> String {
    ends.map(|ends| site.zone().day_of(ends)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_filled_in_and_can_be_sent_once_more() {
        let body = "email=a%40b.test&name=A&language=fr&sees=own&ends=2027-01-31&may.portal.invoices.view=1&on.lac=1";
        let terms = Terms::read(&Fields::of_form(body.as_bytes()).unwrap(), Locale::En).unwrap();
        assert_eq!(terms.permissions, Permissions::NONE.with(Permission::InvoicesView));
        assert_eq!((terms.language, terms.own, terms.sites.len()), (Locale::Fr, true, 1));
        let again: Vec<String> = terms.hidden().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let again = again.join("&");
        assert_eq!(Terms::read(&Fields::of_form(again.as_bytes()).unwrap(), Locale::En), Ok(terms.clone()));
        let wanted = terms.membership();
        assert_eq!(wanted.permissions, Some(vec!["portal.invoices.view".to_owned()]));
        assert_eq!(
            (wanted.sees.as_deref(), wanted.ends.as_deref(), wanted.owner),
            (Some("own"), Some("2027-01-31"), false)
        );
        assert_eq!(wanted.sites, Some(vec!["lac".to_owned()]));
    }

    #[test]
    fn what_the_form_does_not_offer_is_refused() {
        for (body, fits) in [
            ("sees=all", true),
            ("sees=all&ends=2027-01-31", true),
            ("", false),
            ("sees=everything", false),
            ("sees=all&ends=soon", false),
            ("sees=all&ends=2027-02-30", false),
            ("sees=all&may.portal.everything=1", false),
            ("sees=all&on.No%20Site=1", false),
        ] {
            let read = Terms::read(&Fields::of_form(body.as_bytes()).unwrap(), Locale::En);
            assert_eq!(read.is_ok(), fits, "{body}");
        }
    }
}
