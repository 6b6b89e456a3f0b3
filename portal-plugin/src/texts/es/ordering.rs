//! Spanish: placing an order.

use crate::texts::shape::OrderingTexts;

pub(super) const ORDERING: OrderingTexts = OrderingTexts {
    order: "Hacer un pedido",
    order_lead: "Busque productos, indique la cantidad de cada uno y pase al resumen. No se pide nada hasta que lo confirme allí.",
    basket: "Su selección",
    basket_empty: "Todavía no ha elegido nada.",
    products: "Productos",
    no_products: "Ningún producto coincide. Pruebe con otra palabra.",
    product: "Producto",
    price: "Precio",
    quantity: "Cantidad",
    line_total: "Total",
    update: "Actualizar",
    to_summary: "Pasar al resumen",
    summary: "Resumen de su pedido",
    sum: "Suma",
    sum_hint: "A los precios mostrados. Los impuestos y la entrega figurarán en nuestra confirmación.",
    change_choice: "Modificar la selección",
    delivery_address: "Dirección de entrega (si no es la habitual)",
    own_reference: "Su número de pedido (opcional)",
    note: "Observaciones (opcional)",
    place_order: "Pedir ahora",
    order_placed: "Gracias: hemos recibido su pedido.",
    order_received: "Gracias: hemos recibido su pedido. Aparecerá aquí en cuanto lo hayamos confirmado.",
};
