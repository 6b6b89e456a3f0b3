//! The texts of invitations and the codes that prove an invited address.

use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of invitations and the codes that prove an invited address.
    InvitationErrors {
        invitation_unknown: Refused,
        invitation_expired: Refused,
        invitation_used: Refused,
        invitation_declined: Refused,
        invitation_cancelled: Refused,
        invitation_superseded: Refused,
        invitation_other_address: Refused,
        invitation_sign_in: Refused,
        invitation_inviter_lost: Refused,
        invitation_resent_enough: Refused,
        invitation_lifetime: Refused,
        invitation_too_many: Refused,
        already_member: Refused,
        /// Who is invited is a member whom the lost contact in the ERP keeps out.
        member_contact_gone: Refused,
        inviting_oneself: Refused,
        inviting_owner: Refused,
        code_wrong: Refused,
        code_over: Refused,
        /// So many codes were mailed that no more are.
        code_enough: Refused,
    }
}
