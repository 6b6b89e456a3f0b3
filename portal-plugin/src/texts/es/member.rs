//! Spanish: putting a member on hold and taking the access away.

use crate::texts::shape::MemberTexts;

pub(super) const MEMBER: MemberTexts = MemberTexts {
    hold_title: "Suspensión",
    suspend_lead: "El acceso se detiene al instante y puede reactivarse en cualquier momento.",
    resume_lead: "El acceso está suspendido. No se ha perdido nada.",
    suspend: "Suspender el acceso",
    resume: "Reactivar el acceso",
    revoke_title: "Revocar el acceso",
    revoke_lead: "Termina al instante, junto con las invitaciones que esta persona envió. Lo que la persona escribió se conserva.",
    revoke_ask: "¿Revocar este acceso?",
    ends_with_it: "Lo que termina con él",
    keep: "Mantenerlo",
    revoke: "Revocar el acceso ahora",
    receipt: "Acceso revocado",
    receipt_left: "Ha dejado la cuenta",
    receipt_lead: "El acceso ha terminado:",
    receipt_sessions: "Sesiones que han perdido la cuenta",
    receipt_invitations: "Invitaciones anuladas",
    receipt_transfers: "Ofertas de titularidad retiradas",
    receipt_contacts: "Sigue siendo contacto como",
    receipt_hint: "Un contacto sigue recibiendo los correos elegidos para él; elimínelo si eso también debe terminar.",
    go_back: "Continuar",
};
