//! The texts of what customers do: answering quotes, writing tickets, ordering, putting their own information right.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language of what customers do.
    DoingTexts:
    answer_quote: "Your answer", "Votre réponse";
    answer_quote_lead:
        "By accepting, you order what this quote says at the total above. The time and your network address are recorded.",
        "En acceptant, vous commandez ce que dit ce devis pour le total ci-dessus. L’heure et votre adresse réseau sont enregistrées.";
    sign_with: "Sign with your first and last name", "Signez de vos prénom et nom";
    accept_quote: "Accept and sign", "Accepter et signer";
    decline_quote: "Decline this quote", "Refuser ce devis";
    decline_reason: "Why? (as you like)", "Pourquoi\u{a0}? (facultatif)";
    decline: "Decline", "Refuser";
    quote_accepted: "Thank you: the quote is accepted. We will take care of it.", "Merci\u{a0}: le devis est accepté. Nous nous en occupons.";
    quote_declined: "The quote is declined. Thank you for telling us.", "Le devis est refusé. Merci de nous l’avoir dit.";

    open_ticket: "Open a ticket", "Ouvrir un ticket";
    open_ticket_lead: "Tell us what it is about. We answer on the ticket's page and by mail.", "Dites-nous de quoi il s’agit. Nous répondons sur la page du ticket et par e-mail.";
    subject: "Subject", "Objet";
    message: "Message", "Message";
    attach: "Attach files (at most 5, 8 MiB in all: pictures, PDF, text, office documents)", "Joindre des fichiers (au plus 5, 8 Mio en tout\u{a0}: images, PDF, texte, documents bureautiques)";
    send: "Send", "Envoyer";
    reply: "Reply", "Répondre";
    reply_reopens: "The ticket is closed. A message opens it again.", "Le ticket est fermé. Un message le rouvre.";
    close_ticket: "Close the ticket: nothing more is needed", "Fermer le ticket\u{a0}: plus rien n’est nécessaire";
    reopen_ticket: "Reopen the ticket", "Rouvrir le ticket";
    ticket_opened: "Your ticket is open. We will answer here and by mail.", "Votre ticket est ouvert. Nous répondrons ici et par e-mail.";
    replied: "Your message was sent.", "Votre message a été envoyé.";
    ticket_closed: "The ticket is closed.", "Le ticket est fermé.";
    ticket_reopened: "The ticket is open again.", "Le ticket est de nouveau ouvert.";

    attention: "Needs your attention", "À traiter";
    statement: "Account statement", "Situation du compte";
    nothing_due: "Nothing is due.", "Rien n’est dû.";
    ages: "What remains to be paid, by days overdue", "Reste à payer, par jours de retard";
    age_not_due: "Not due yet", "Pas encore échu";
    age_30: "1–30 days late", "1–30 jours de retard";
    age_60: "31–60 days late", "31–60 jours de retard";
    age_90: "61–90 days late", "61–90 jours de retard";
    age_older: "Over 90 days late", "Plus de 90 jours de retard";
    statement_partial: "There is more than is added up here; the list of invoices has all of it.", "Il y a plus que ce qui est additionné ici\u{a0}; la liste des factures contient tout.";

    order: "Place an order", "Passer une commande";
    order_lead: "Look for products, say how many of each, then go on to the summary. Nothing is ordered before you confirm there.", "Cherchez des produits, indiquez les quantités, puis passez au récapitulatif. Rien n’est commandé avant votre confirmation.";
    basket: "Your choice", "Votre sélection";
    basket_empty: "Nothing chosen yet.", "Rien n’est encore choisi.";
    products: "Products", "Produits";
    no_products: "No product matches. Try another word.", "Aucun produit ne correspond. Essayez un autre mot.";
    product: "Product", "Produit";
    price: "Price", "Prix";
    quantity: "Quantity", "Quantité";
    line_total: "Total", "Total";
    update: "Update", "Mettre à jour";
    to_summary: "Go on to the summary", "Passer au récapitulatif";
    summary: "Summary of your order", "Récapitulatif de votre commande";
    sum: "Sum", "Somme";
    sum_hint: "At the prices shown. Taxes and delivery come with our confirmation.", "Aux prix affichés. Taxes et livraison figureront sur notre confirmation.";
    change_choice: "Change your choice", "Modifier la sélection";
    delivery_address: "Delivery address (if it is not the usual one)", "Adresse de livraison (si ce n’est pas l’adresse habituelle)";
    own_reference: "Your own order number (as you like)", "Votre numéro de commande (facultatif)";
    note: "Note (as you like)", "Remarque (facultatif)";
    place_order: "Order now", "Commander";
    order_placed: "Thank you: we received your order.", "Merci\u{a0}: nous avons reçu votre commande.";

    profile: "Your information", "Vos informations";
    profile_lead: "How we know you. What you change here, we have at once.", "Comment nous vous connaissons. Ce que vous modifiez ici nous parvient aussitôt.";
    first_name: "First name", "Prénom";
    last_name: "Last name", "Nom";
    phone: "Telephone", "Téléphone";
    profile_email: "E-mail address", "Adresse e-mail";
    profile_saved: "Your information is saved.", "Vos informations sont enregistrées.";
    profile_none: "We have no record of you that you could change here. Ask us.", "Nous n’avons pas de fiche à votre nom que vous pourriez modifier ici. Adressez-vous à nous.";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static DoingTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
