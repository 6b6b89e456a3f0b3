//! The texts about the people of an account: members, contacts, invitations, ownership, ledger.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language about the people of an account.
    PeopleTexts:
    people: "Users & contacts", "Utilisateurs et contacts";
    members: "Users", "Utilisateurs";
    owner: "Owner", "Propriétaire";
    you: "You", "Vous";
    suspended: "On hold", "Suspendu";
    ended: "Ended", "Terminé";
    expired: "Expired", "Expirée";
    manage: "Manage", "Gérer";
    pending: "Pending invitations", "Invitations en attente";
    no_pending: "Nobody is invited just now.", "Personne n’est invité en ce moment.";
    invited_by: "Invited by", "Invité par";
    until: "until", "jusqu’au";
    resend: "Send again", "Renvoyer";
    cancel_invitation: "Cancel", "Annuler";
    contacts: "Contacts", "Contacts";
    contacts_lead:
        "Contacts receive the mails that you choose. They cannot sign in and see no documents.",
        "Les contacts reçoivent les e-mails que vous choisissez. Ils ne peuvent pas se connecter et ne voient aucun document.";
    no_contacts: "No contact yet.", "Aucun contact pour l’instant.";
    add_contact: "Add a contact", "Ajouter un contact";
    edit_contact: "Contact", "Contact";
    is_member: "Also a user", "Aussi utilisateur";
    receives: "Receives:", "Reçoit\u{a0}:";
    receives_legend: "Receives mails about", "Reçoit les e-mails concernant";
    nothing: "nothing", "rien";
    invite_contact: "Invite this contact as a user", "Inviter ce contact comme utilisateur";
    remove_contact: "Remove the contact", "Retirer le contact";
    remove_contact_lead: "It receives no more mails of this account.", "Il ne recevra plus d’e-mails de ce compte.";
    remove: "Remove", "Retirer";
    save: "Save", "Enregistrer";

    invite: "Invite somebody", "Inviter quelqu’un";
    invite_title: "Invite somebody", "Inviter quelqu’un";
    invite_lead:
        "You see what this person will see before anything is sent. The link works for seven days.",
        "Vous verrez ce que cette personne pourra voir avant tout envoi. Le lien est valable sept jours.";
    email: "E-mail address", "Adresse e-mail";
    name: "Name (optional)", "Nom (facultatif)";
    language: "Language of the mail", "Langue de l’e-mail";
    may: "What this person may do", "Ce que cette personne peut faire";
    idle: "(not taken here)", "(sans effet ici)";
    presets: "Start from:", "Partir de\u{a0}:";
    sees: "Which documents", "Quels documents";
    sees_all: "All documents of the account", "Tous les documents du compte";
    sees_own: "Only documents that name this person", "Seulement les documents qui nomment cette personne";
    sites: "On which sites", "Sur quels sites";
    sites_hint: "None ticked means every site.", "Sans choix, l’accès vaut sur tous les sites.";
    sites_some: "Tick at least one; only those that you may give are shown.", "Cochez-en au moins un\u{a0}; seuls ceux que vous pouvez donner sont affichés.";
    ends_some: "Ends on", "Prend fin le";
    ends: "Ends on (optional)", "Prend fin le (facultatif)";
    ends_hint: "From the beginning of this day on, the access works no more.", "À partir du début de ce jour, l’accès ne fonctionne plus.";
    preview: "Show what this person will see", "Voir ce que cette personne verra";
    preview_changes: "Show what will change", "Voir ce qui va changer";
    would_see: "What this person will see on", "Ce que cette personne verra sur";
    not_shown: "Not visible", "Non visible";
    as_before: "As before", "Comme avant";
    own_preview:
        "Documents are counted for somebody whom no document names yet: those that name the person come on top.",
        "Le décompte vaut pour une personne qu’aucun document ne nomme encore\u{a0}; ceux qui la nomment s’y ajouteront.";
    send_invitation: "Send the invitation", "Envoyer l’invitation";
    change: "Change", "Modifier";
    nothing_allowed: "No permission", "Aucune autorisation";
    everything: "Every permission", "Toutes les autorisations";
    only_on: "only on", "uniquement sur";

    hold_title: "Put on hold", "Suspendre";
    suspend_lead: "The access stops at once and can be resumed at any time.", "L’accès s’arrête aussitôt et peut être rétabli à tout moment.";
    resume_lead: "The access is on hold. Nothing of it was lost.", "L’accès est suspendu. Rien n’en a été perdu.";
    suspend: "Put on hold", "Suspendre l’accès";
    resume: "Resume", "Rétablir l’accès";
    revoke_title: "Take the access away", "Retirer l’accès";
    revoke_lead:
        "It ends at once, with the invitations that this person sent. What the person wrote stays.",
        "L’accès prend fin aussitôt, avec les invitations envoyées par cette personne. Ce qu’elle a écrit est conservé.";
    revoke_ask: "Take this access away?", "Retirer cet accès\u{a0}?";
    ends_with_it: "What ends with it", "Ce qui prend fin avec lui";
    keep: "Keep it", "Le conserver";
    revoke: "Take the access away now", "Retirer l’accès maintenant";
    receipt: "Access taken away", "Accès retiré";
    receipt_left: "You have left the account", "Vous avez quitté le compte";
    receipt_lead: "The access has ended:", "L’accès a pris fin\u{a0}:";
    receipt_sessions: "Sessions that lost the account", "Sessions qui ont perdu le compte";
    receipt_invitations: "Invitations cancelled", "Invitations annulées";
    receipt_transfers: "Offers of the ownership withdrawn", "Offres de propriété retirées";
    receipt_contacts: "Stays a contact as", "Reste contact comme";
    receipt_hint:
        "A contact still receives the mails chosen for it; remove it if that should end too.",
        "Un contact reçoit toujours les e-mails choisis pour lui\u{a0}; retirez-le si cela doit aussi cesser.";
    go_back: "Go on", "Continuer";

    own_title: "Your access", "Votre accès";
    you_may: "What you may do here", "Ce que vous pouvez faire ici";
    leave_title: "Leave the account", "Quitter le compte";
    leave_lead: "You lose your access at once. Only a new invitation brings it back.", "Vous perdez votre accès aussitôt. Seule une nouvelle invitation vous le rendra.";
    leave: "Leave now", "Quitter maintenant";
    ownership: "Ownership", "Propriété du compte";
    hand_over: "Hand the ownership over", "Céder la propriété";
    ownership_lead:
        "The new owner holds every permission and manages everybody. You stay with every permission, but no longer own the account. The person has seven days to accept.",
        "Le nouveau propriétaire a toutes les autorisations et gère tout le monde. Vous gardez toutes les autorisations, mais le compte n’est plus le vôtre. La personne a sept jours pour accepter.";
    no_candidate: "Nobody else can become the owner. Invite somebody first.", "Personne d’autre ne peut devenir propriétaire. Invitez d’abord quelqu’un.";
    new_owner: "New owner", "Nouveau propriétaire";
    your_password: "Your password", "Votre mot de passe";
    password_wrong: "The password is wrong", "Le mot de passe est incorrect";
    password_wrong_text: "Nothing was changed. Type your own password again.", "Rien n’a été changé. Saisissez de nouveau votre propre mot de passe.";
    offer: "Offer the ownership", "Proposer la propriété";
    offered: "Ownership offered to", "Propriété proposée à";
    offered_to_you: "The ownership of this account is offered to you.", "La propriété de ce compte vous est proposée.";
    look_at_offer: "Look at the offer", "Voir la proposition";
    accept_lead: "As the owner you hold every permission and manage everybody.", "En tant que propriétaire, vous avez toutes les autorisations et gérez tout le monde.";
    accept_ownership: "Become the owner", "Devenir propriétaire";
    withdraw: "Withdraw the offer", "Retirer la proposition";
    decline: "Decline", "Refuser";

    recovery: "We propose another owner:", "Nous proposons un autre propriétaire\u{a0}:";
    recovery_title: "We propose another owner for this account.", "Nous proposons un autre propriétaire pour ce compte.";
    recovery_lead:
        "Our staff were told that you cannot be reached. Once a second person of our staff has confirmed it, the account is no longer yours. If you want to stay the owner, object: the proposal ends at once.",
        "Notre équipe a été informée que vous êtes injoignable. Dès qu’une seconde personne de notre équipe l’aura confirmé, le compte ne sera plus le vôtre. Pour rester propriétaire, contestez\u{a0}: la proposition prend fin aussitôt.";
    object: "I stay the owner", "Je reste propriétaire";
    look_at_recovery: "Look at it and object", "Voir et contester";
    done_objected: "You stay the owner. The proposal has ended.", "Vous restez propriétaire. La proposition a pris fin.";

    ledger: "Ledger", "Registre";
    ledger_lead:
        "Everything that happened to the people of this account. Each entry is bound to the one before it, so that an export shows whether something was changed.",
        "Tout ce qui est arrivé aux personnes de ce compte. Chaque entrée est liée à la précédente, si bien qu’un export montre si quelque chose a été modifié.";
    ledger_empty: "Nothing yet.", "Rien pour l’instant.";
    ledger_head: "Last entry and its hash:", "Dernière entrée et son empreinte\u{a0}:";
    export: "Download (JSON Lines)", "Télécharger (JSON Lines)";
    what: "What", "Quoi";
    when: "When", "Quand";
    who: "Who", "Qui";
    more: "Details", "Détails";
    by_staff: "Our staff", "Notre équipe";
    by_system: "The portal", "Le portail";

    look_title: "Staff view:", "Consultation par le personnel\u{a0}:";
    look_as: "looks at this account as", "consulte ce compte en tant que";
    look_for: "for:", "motif\u{a0}:";
    why: "Why:", "Motif\u{a0}:";
    look_until: "Read-only. Ends at", "Lecture seule. Fin\u{a0}:";
    end_look: "End the look", "Terminer la consultation";
    looks: "Looks by our staff", "Consultations par notre équipe";
    looks_lead:
        "When you ask us for help, one of our staff can look at this account as one of its users sees it: for a reason that you can read here, for 30 minutes at the most, and without changing anything. Only you allow it; we cannot.",
        "Lorsque vous nous demandez de l’aide, une personne de notre équipe peut consulter ce compte tel que le voit l’un de ses utilisateurs\u{a0}: pour un motif que vous pouvez lire ici, pendant 30 minutes au plus, et sans rien modifier. Vous seul pouvez l’autoriser\u{a0}; nous ne le pouvons pas.";
    looks_allowed: "Our staff may look on", "Notre équipe peut consulter ce compte";
    looks_forbidden: "Our staff may not look on", "Notre équipe ne peut pas consulter ce compte";
    since: "Since", "Depuis le";
    forbid_lead: "Turned off, every open look ends at once.", "Si vous l’interdisez, toute consultation en cours s’arrête aussitôt.";
    allow_lead: "Turn it on when you want us to see what you see. You can turn it off at any time.", "Autorisez-la quand vous voulez que nous voyions ce que vous voyez. Vous pouvez l’interdire à tout moment.";
    allow_looks: "Let our staff look on", "Autoriser notre équipe à consulter";
    forbid_looks: "Let our staff look on no more", "Ne plus autoriser notre équipe à consulter";
    looks_past: "Who looked", "Qui a consulté";
    looks_none: "Nobody has looked at this account.", "Personne n’a consulté ce compte.";
    looks_open: "A look is open at this moment", "Une consultation est en cours";
    looked_as: "as", "en tant que";
    done_looks_allowed: "Our staff may look on from now on.", "Notre équipe peut désormais consulter ce compte.";
    done_looks_forbidden: "Our staff may look on no more; every open look has ended.", "Notre équipe ne peut plus consulter ce compte\u{a0}; toute consultation en cours a pris fin.";

    invitation: "Invitation", "Invitation";
    invites_you: "invites you to the account", "vous invite sur le compte";
    on_site: "on", "sur";
    for_address: "For", "Pour";
    answer_until: "Answer until", "Répondre avant le";
    you_could: "What you will be able to do", "Ce que vous pourrez faire";
    login: "Login (optional)", "Identifiant (facultatif)";
    login_hint: "Left empty, you sign in with the address.", "Laissé vide, vous vous connectez avec l’adresse.";
    your_name: "Your name", "Votre nom";
    repeat: "Password, once more", "Mot de passe, encore une fois";
    accept: "Accept the invitation", "Accepter l’invitation";
    accept_as_new: "Create your access and accept", "Créer votre accès et accepter";
    have_login: "You already sign in here with another address?", "Vous vous connectez déjà ici avec une autre adresse\u{a0}?";
    known_lead: "There is already an access with this address. Sign in with it to accept.", "Un accès existe déjà avec cette adresse. Connectez-vous pour accepter.";
    sign_in_to_accept: "Sign in to accept", "Se connecter pour accepter";
    signed_in_as: "You are signed in as", "Vous êtes connecté en tant que";
    prove_title: "Prove the invited address", "Prouver l’adresse invitée";
    prove_lead:
        "The invitation is for another address than yours. Have a code mailed to it and type it here, or sign out and use the access of that address.",
        "L’invitation est pour une autre adresse que la vôtre. Faites-y envoyer un code et saisissez-le ici, ou déconnectez-vous et utilisez l’accès de cette adresse.";
    mail_code: "Mail me a code", "M’envoyer un code";
    code: "Code of six digits", "Code à six chiffres";
    code_mailed: "The code was mailed to the invited address. It works for ten minutes.", "Le code a été envoyé à l’adresse invitée. Il est valable dix minutes.";
    decline_invitation: "Decline the invitation", "Refuser l’invitation";
    declined_title: "You declined", "Vous avez refusé";
    declined: "The invitation is closed and nothing was changed. You can close this page.", "L’invitation est close et rien n’a été modifié. Vous pouvez fermer cette page.";

    logins_title: "Bring your two logins together", "Réunir vos deux identifiants";
    logins_notice: "Some of our sites now share one sign-in. If you have another login on one of them, you can make one of the two.", "Certains de nos sites partagent désormais une seule connexion. Si vous avez un autre identifiant sur l’un d’eux, vous pouvez réunir les deux.";
    logins_lead: "You are signed in with one of them. Prove the other by a code that we mail to its address; then one sign-in opens the accounts of both.", "Vous êtes connecté avec l’un des deux. Prouvez l’autre par un code envoyé à son adresse\u{a0}; une seule connexion ouvrira ensuite les comptes des deux.";
    logins_first: "1. The other login", "1. L’autre identifiant";
    logins_other: "Login or e-mail address", "Identifiant ou adresse e-mail";
    logins_second: "2. The code", "2. Le code";
    logins_join: "Bring them together", "Réunir";
    logins_hint: "Accounts, permissions and documents stay as they are. Where both logins are in one account, the narrower permissions hold.", "Comptes, autorisations et documents restent tels quels. Si les deux identifiants sont dans un même compte, les autorisations les plus étroites s’appliquent.";
    logins_mailed: "If there is such a login with a proved address, a code was mailed to it. It works for ten minutes.", "Si un tel identifiant existe avec une adresse prouvée, un code y a été envoyé. Il est valable dix minutes.";
    logins_joined: "Your two logins are one now.", "Vos deux identifiants ne font plus qu’un.";
    logins_go_on: "To your accounts", "Vers vos comptes";
    ask_anew: "Ask for a new invitation", "Demander une nouvelle invitation";
    asked_title: "You asked for a new invitation", "Vous avez demandé une nouvelle invitation";
    asked:
        "If the invitation can be renewed, who invited you has a mail now, or the owner of the account. The new invitation comes to the invited address. Ask again tomorrow at the earliest.",
        "Si l’invitation peut être renouvelée, la personne qui vous a invité, ou le propriétaire du compte, vient d’être prévenue par e-mail. La nouvelle invitation arrivera à l’adresse invitée. Ne redemandez pas avant demain.";

    done_invited: "The invitation was sent.", "L’invitation a été envoyée.";
    done_resent: "The invitation was sent again; the older link works no more.", "L’invitation a été renvoyée\u{a0}; l’ancien lien ne fonctionne plus.";
    done_cancelled: "The invitation was cancelled.", "L’invitation a été annulée.";
    done_saved: "The changes are saved and in force.", "Les modifications sont enregistrées et en vigueur.";
    done_suspended: "The access is on hold.", "L’accès est suspendu.";
    done_resumed: "The access works again.", "L’accès fonctionne de nouveau.";
    done_contact_removed: "The contact was removed.", "Le contact a été retiré.";
    done_contact_saved: "The contact is saved.", "Le contact est enregistré.";
    done_invoices: "Saved. Nobody else receives invoices now: they go to the owner.", "Enregistré. Plus personne ne reçoit les factures\u{a0}: elles vont au propriétaire.";
    done_offered: "The ownership is offered; both of you were mailed.", "La propriété est proposée\u{a0}; vous avez tous deux reçu un e-mail.";
    done_withdrawn: "The offer was withdrawn.", "La proposition a été retirée.";
    done_owner: "You own this account now.", "Ce compte est désormais le vôtre.";
}

/// The texts of a language.
pub const fn texts(locale: Locale) -> &'static PeopleTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
