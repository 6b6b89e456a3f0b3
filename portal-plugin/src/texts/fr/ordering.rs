//! French: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Passer une commande",
    order_lead: "Cherchez des produits, indiquez les quantités, puis passez au récapitulatif. Rien n’est commandé avant votre confirmation.",
    basket: "Votre sélection",
    basket_empty: "Rien n’est encore choisi.",
    products: "Produits",
    no_products: "Aucun produit ne correspond. Essayez un autre mot.",
    product: "Produit",
    price: "Prix",
    quantity: "Quantité",
    line_total: "Total",
    update: "Mettre à jour",
    to_summary: "Passer au récapitulatif",
    summary: "Récapitulatif de votre commande",
    sum: "Somme",
    sum_hint: "Aux prix affichés. Taxes et livraison figureront sur notre confirmation.",
    change_choice: "Modifier la sélection",
    delivery_address: "Adresse de livraison (si ce n’est pas l’adresse habituelle)",
    own_reference: "Votre numéro de commande (facultatif)",
    note: "Remarque (facultatif)",
    place_order: "Commander",
    order_placed: "Merci\u{a0}: nous avons reçu votre commande.",
    order_received: "Merci\u{a0}: nous avons reçu votre commande. Elle figurera ici dès que nous l’aurons confirmée.",
};
