//! English: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Place an order",
    order_lead: "Look for products, say how many of each, then go on to the summary. Nothing is ordered before you confirm there.",
    basket: "Your choice",
    basket_empty: "Nothing chosen yet.",
    products: "Products",
    no_products: "No product matches. Try another word.",
    product: "Product",
    price: "Price",
    quantity: "Quantity",
    line_total: "Total",
    update: "Update",
    to_summary: "Go on to the summary",
    summary: "Summary of your order",
    sum: "Sum",
    sum_hint: "At the prices shown. Taxes and delivery come with our confirmation.",
    change_choice: "Change your choice",
    delivery_address: "Delivery address (if it is not the usual one)",
    own_reference: "Your own order number (as you like)",
    note: "Note (as you like)",
    place_order: "Order now",
    order_placed: "Thank you: we received your order.",
    order_received: "Thank you: we received your order. It is listed here as soon as we have confirmed it.",
};
