//! English: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "Your information",
    profile_lead: "How we know you. What you change here, we have at once.",
    first_name: "First name",
    last_name: "Last name",
    phone: "Telephone",
    profile_email: "E-mail address",
    profile_saved: "Your information is saved.",
    profile_none: "We have no record of you that you could change here. Ask us.",
};
