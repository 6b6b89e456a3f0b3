//! Dutch: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Uitnodiging",
    invites_you: "nodigt u uit voor het account",
    on_site: "bij",
    for_address: "Voor",
    answer_until: "Reageren tot",
    you_could: "Wat u zou mogen doen",
    login: "Login (optioneel)",
    login_hint: "Laat u dit leeg, dan logt u in met het adres.",
    your_name: "Uw naam",
    repeat: "Herhaal het wachtwoord",
    accept: "Uitnodiging accepteren",
    accept_as_new: "Toegang aanmaken en accepteren",
    have_login: "Logt u hier al in met een ander adres?",
    known_lead: "Met dit adres is er al toegang. Log daarmee in om de uitnodiging te accepteren.",
    sign_in_to_accept: "Inloggen en accepteren",
    signed_in_as: "U bent ingelogd als",
    prove_title: "Bevestig het uitgenodigde adres",
    prove_lead: "De uitnodiging geldt voor een ander adres dan het uwe. Laat een code naar dat adres sturen en voer die hier in, of log uit en gebruik de toegang van dat adres.",
    mail_code: "Stuur mij een code",
    code: "Code van zes cijfers",
    code_mailed: "De code is onderweg naar het uitgenodigde adres. Die is tien minuten geldig.",
    decline_invitation: "Uitnodiging afwijzen",
    declined_title: "U hebt afgewezen",
    declined: "De uitnodiging is afgehandeld en er is niets gewijzigd. U kunt deze pagina sluiten.",
    ask_anew: "Vraag een nieuwe uitnodiging",
    asked_title: "U hebt om een nieuwe uitnodiging gevraagd",
    asked: "Als de uitnodiging vernieuwd kan worden, heeft wie u uitnodigde of de eigenaar van het account nu een e-mail. De nieuwe uitnodiging komt op het uitgenodigde adres. Vraag het op zijn vroegst morgen opnieuw.",
};
