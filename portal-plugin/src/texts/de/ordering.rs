//! German: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Bestellen",
    order_lead: "Suchen Sie Produkte, geben Sie jeweils die Menge an und gehen Sie dann weiter zur Zusammenfassung. Bestellt wird erst, wenn Sie dort bestätigen.",
    basket: "Ihre Auswahl",
    basket_empty: "Noch nichts ausgewählt.",
    products: "Produkte",
    no_products: "Kein Produkt passt. Versuchen Sie ein anderes Wort.",
    product: "Produkt",
    price: "Preis",
    quantity: "Menge",
    line_total: "Gesamt",
    update: "Aktualisieren",
    to_summary: "Weiter zur Zusammenfassung",
    summary: "Zusammenfassung Ihres Auftrags",
    sum: "Zwischensumme",
    sum_hint: "Zu den angezeigten Preisen. Steuern und Lieferkosten nennt unsere Bestätigung.",
    change_choice: "Auswahl ändern",
    delivery_address: "Lieferadresse (falls abweichend)",
    own_reference: "Ihre Bestellnummer (optional)",
    note: "Anmerkung (optional)",
    place_order: "Zahlungspflichtig bestellen",
    order_placed: "Vielen Dank: Ihr Auftrag ist bei uns eingegangen.",
    order_received: "Vielen Dank: Ihr Auftrag ist bei uns eingegangen. Er steht hier, sobald wir ihn bestätigt haben.",
};
