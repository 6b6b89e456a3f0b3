//! How something stands, in a word.

texts! {
    /// How something stands, in a word.
    WordsTexts {
        disabled,
        address_not_proved,
        contact_gone,
        password_out_use,
        no_password_yet,
        open_without_owner,
        open,
        invoices,
        quotes,
        orders,
        shipments,
        projects,
        tasks,
        supplier_invoices,
        products,
        look,
        manage,
        admin,
        looks_everything_but_mails,
        helps_users_credentials_sessions,
        manages_accounts_users_permissions,
        runs_place_realms_sites,
        one_time_password,
    }
}
