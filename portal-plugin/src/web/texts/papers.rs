//! The texts of a document's page: printing, following a parcel, the chain, signing, ordering again, pictures.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language of a document's page.
    PaperTexts:
    print_hint: "To print this page or to keep it as a PDF, use your browser's print command: it comes without menus and buttons.", "Pour imprimer cette page ou la garder en PDF, utilisez la commande d’impression de votre navigateur\u{a0}: elle sort sans menus ni boutons.";
    for_customer: "Customer", "Client";
    track: "Follow the parcel", "Suivre le colis";
    tracking: "Tracking", "Suivi";
    track_at: "at", "sur";
    chain: "From quote to invoice", "Du devis à la facture";
    to_pay: "Remaining to pay", "Reste à payer";

    expired: "This quote is no longer valid, so it cannot be accepted here. Ask us for a new one.", "Ce devis n’est plus valable et ne peut plus être accepté ici. Demandez-nous-en un nouveau.";
    terms: "Before you sign, read:", "Avant de signer, lisez\u{a0}:";
    draw: "Draw your signature (as you like)", "Dessinez votre signature (facultatif)";
    draw_hint: "With a finger, a pen or the mouse. Your typed name signs as well without it.", "Avec un doigt, un stylet ou la souris. Votre nom saisi suffit pour signer.";
    draw_area: "Area to draw your signature in", "Zone où dessiner votre signature";
    draw_again: "Clear the drawing", "Effacer le dessin";
    signed: "Signed", "Signé";
    signed_at: "on", "le";
    signed_from: "from the network address", "depuis l’adresse réseau";
    signature_of: "Signature of", "Signature de";

    order_again: "Order again", "Commander de nouveau";
    again_from: "From your order", "D’après votre commande";
    again_lead: "The same products and quantities are chosen below. Prices are today's. Nothing is ordered before you confirm the summary.", "Les mêmes produits et quantités sont choisis ci-dessous. Les prix sont ceux d’aujourd’hui. Rien n’est commandé avant la confirmation du récapitulatif.";
    again_gone: "Not to be had any more, so not chosen:", "Plus disponible, donc non repris\u{a0}:";
    again_nothing: "Nothing of this order is to be had any more.", "Plus rien de cette commande n’est disponible.";

    picture_of: "Picture of", "Image de";
    text_file: "Text", "Texte";
    picture_file: "Picture", "Image";
    file: "File", "Fichier";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static PaperTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
