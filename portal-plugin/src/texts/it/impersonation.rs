//! Italian: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Consultazione del nostro team:",
    look_as: "consulta questo account come",
    look_for: "motivo:",
    why: "Motivo:",
    look_until: "Sola lettura. Fine:",
    end_look: "Termina la consultazione",
    looks: "Consultazioni del nostro team",
    looks_lead: "Quando ci chiede aiuto, una persona del nostro team può consultare questo account come lo vede uno dei suoi utenti: per un motivo che può leggere qui, per 30 minuti al massimo e senza modificare nulla. Solo Lei può permetterlo; noi no.",
    looks_allowed: "Il nostro team può consultare l’account",
    looks_forbidden: "Il nostro team non può consultare l’account",
    since: "Permesso dato in data",
    forbid_lead: "Se lo ritira, ogni consultazione in corso termina subito.",
    allow_lead: "Lo permetta quando vuole che vediamo ciò che vede Lei. Può ritirare il permesso in qualsiasi momento.",
    allow_looks: "Permetti le consultazioni",
    forbid_looks: "Non permettere più consultazioni",
    looks_past: "Chi ha consultato",
    looks_none: "Nessuno ha consultato questo account.",
    looks_open: "È in corso una consultazione",
    looked_as: "come",
    done_looks_allowed: "D’ora in poi il nostro team può consultare l’account.",
    done_looks_forbidden: "Il nostro team non può più consultare l’account; ogni consultazione in corso è terminata.",
};
