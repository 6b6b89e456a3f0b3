//! Italian: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Effettua un ordine",
    order_lead: "Cerchi i prodotti, indichi la quantità di ciascuno e passi al riepilogo. Non si ordina nulla prima della sua conferma.",
    basket: "La sua scelta",
    basket_empty: "Non ha ancora scelto nulla.",
    products: "Prodotti",
    no_products: "Nessun prodotto corrisponde. Provi un’altra parola.",
    product: "Prodotto",
    price: "Prezzo",
    quantity: "Quantità",
    line_total: "Totale",
    update: "Aggiorna",
    to_summary: "Vai al riepilogo",
    summary: "Riepilogo del suo ordine",
    sum: "Somma",
    sum_hint: "Ai prezzi indicati. Imposte e consegna figureranno nella nostra conferma.",
    change_choice: "Modifica la scelta",
    delivery_address: "Indirizzo di consegna (se diverso dal solito)",
    own_reference: "Il suo numero d’ordine (facoltativo)",
    note: "Nota (facoltativa)",
    place_order: "Ordina ora",
    order_placed: "Grazie: abbiamo ricevuto il suo ordine.",
    order_received: "Grazie: abbiamo ricevuto il suo ordine. Comparirà qui non appena lo avremo confermato.",
};
