//! The texts of lists: filters, what is taken away as a table or an archive.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language of lists.
    ListTexts:
    search_hint: "Number, words or amount", "Numéro, mots ou montant";
    any_status: "Any status", "Tous les statuts";
    entity: "Company", "Société";
    any_entity: "All companies", "Toutes les sociétés";
    mine: "Only where I am named", "Uniquement ceux qui me nomment";
    total_from: "Total from", "Total à partir de";
    total_to: "Total up to", "Total jusqu’à";
    amount_hint: "An amount, such as 1,234.56", "Un montant, par exemple 1 234,56";
    of_project: "Of one project", "D’un projet";
    narrowed_by: "Narrowed by", "Filtré par";
    take_off: "take this filter off", "retirer ce filtre";
    search_is: "Search:", "Recherche\u{a0}:";
    show_all: "Show all", "Tout afficher";
    take_away: "Take these with you", "Emporter cette liste";
    table: "Table (CSV)", "Tableau (CSV)";
    zip: "All files (zip)", "Tous les fichiers (zip)";
    take_limits:
        "What fits the filter, in this order: up to 10,000 rows in the table; the files of up to 100 documents, 50 MiB in all, in the zip.",
        "Ce qui correspond au filtre, dans cet ordre\u{a0}: jusqu’à 10\u{202f}000 lignes dans le tableau\u{a0}; les fichiers d’au plus 100 documents, 50 Mio en tout, dans le zip.";
    take_limit: "What fits the filter, in this order: up to 10,000 rows.", "Ce qui correspond au filtre, dans cet ordre\u{a0}: jusqu’à 10\u{202f}000 lignes.";
    cut: "Only the first 10,000 rows: narrow the list to get the rest.", "Seulement les 10\u{202f}000 premières lignes\u{a0}: filtrez la liste pour obtenir le reste.";
    currency: "Currency", "Devise";

    zip_making: "Your zip is being made", "Votre zip est en préparation";
    zip_progress: "Documents put in", "Documents ajoutés";
    zip_reloads: "This page reloads by itself. You may also come back to it.", "Cette page se recharge d’elle-même. Vous pouvez aussi y revenir.";
    zip_ready: "Your zip is ready", "Votre zip est prêt";
    zip_keeps: "It is kept for 10 minutes, for this session only.", "Il est conservé 10 minutes, pour cette session uniquement.";
    zip_download: "Download the zip", "Télécharger le zip";
    zip_documents: "Documents in it:", "Documents inclus\u{a0}:";
    zip_left_out: "Left out, as the file is missing, too large, or not yours to see any more:", "Laissés de côté, car le fichier manque, est trop volumineux ou ne vous est plus accessible\u{a0}:";
    zip_more: "There is more that fits the filter: one zip holds at most 100 documents and 50 MiB. Narrow the list to get the rest.",
        "D’autres documents correspondent au filtre\u{a0}: un zip contient au plus 100 documents et 50 Mio. Filtrez la liste pour obtenir le reste.";
    zip_failed: "The zip could not be made", "Le zip n’a pas pu être préparé";
    zip_failed_lead: "Nothing is lost. Go back to the list and try again in a minute.", "Rien n’est perdu. Revenez à la liste et réessayez dans une minute.";
    zip_back: "Back to the list", "Retour à la liste";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static ListTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
