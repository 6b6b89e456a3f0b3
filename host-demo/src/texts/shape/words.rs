//! How something stands, in a word.

texts! {
    /// How something stands, in a word.
    WordsTexts {
        disabled,
        address_not_proved,
        contact_gone,
        password_locked,
        no_password_yet,
        open_without_owner,
        open,
        invoices,
        quotes,
        orders,
        shipments,
        tickets,
        projects,
        tasks,
        supplier_invoices,
        products,
        role_look,
        role_support,
        role_manage,
        role_admin,
        about_look,
        about_support,
        about_manage,
        about_admin,
        one_time_password,
    }
}
