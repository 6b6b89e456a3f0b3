//! The texts of placing an order.

texts! {
    /// The texts of placing an order.
    OrderingTexts {
        order,
        order_lead,
        basket,
        basket_empty,
        products,
        no_products,
        product,
        price,
        quantity,
        line_total,
        update,
        to_summary,
        summary,
        sum,
        sum_hint,
        change_choice,
        delivery_address,
        own_reference,
        note,
        place_order,
        order_placed,
        order_received,
    }
}
