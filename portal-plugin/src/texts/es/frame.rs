//! Spanish: what stands around every page: menus, the languages, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Ir al contenido",
    main_menu: "Documentos",
    home: "Inicio",
    account: "Cuenta",
    switch_account: "Cambiar de cuenta",
    your_menu: "Su menú",
    your_accounts: "Cuentas",
    sign_out: "Cerrar sesión",
    language: "Idioma",
    links: "Enlaces",
    product: "Portal de clientes",
};
