//! The first page.

texts! {
    /// The first page.
    HomeTexts {
        what_runs_here,
        what_needs_attention,
        nothing_just_now,
        manifests,
        problems_manifests,
        mail,
        text,
        tries_vain,
        next,
        second_person,
        proposes,
        as_owner_somebody_else,
        kept_out,
        contact,
        gone_erp_point_user,
        invitation,
        ends,
        site,
        shop,
        demo_users,
        password,
        there_show,
        look,
    }
}
