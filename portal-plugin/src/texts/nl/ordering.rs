//! Dutch: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Bestellen",
    order_lead: "Zoek producten, geef van elk het aantal op en ga dan verder naar het overzicht. Er wordt pas iets besteld als u daar bevestigt.",
    basket: "Uw keuze",
    basket_empty: "Nog niets gekozen.",
    products: "Producten",
    no_products: "Er past geen product. Probeer een ander woord.",
    product: "Product",
    price: "Prijs",
    quantity: "Aantal",
    line_total: "Totaal",
    update: "Bijwerken",
    to_summary: "Verder naar het overzicht",
    summary: "Overzicht van uw order",
    sum: "Subtotaal",
    sum_hint: "Tegen de getoonde prijzen. Btw en bezorgkosten staan in onze bevestiging.",
    change_choice: "Uw keuze wijzigen",
    delivery_address: "Afleveradres (als dat afwijkt)",
    own_reference: "Uw eigen ordernummer (optioneel)",
    note: "Opmerking (optioneel)",
    place_order: "Bestelling plaatsen",
    order_placed: "Dank u wel: we hebben uw order ontvangen.",
    order_received: "Dank u wel: we hebben uw order ontvangen. U vindt hem hier zodra we hem hebben bevestigd.",
};
