//! The first page.

texts! {
    /// The first page.
    HomeTexts {
        what_runs_here,
        needs_attention,
        nothing_waits,
        manifests,
        manifest_problems,
        mail,
        tries_in_vain,
        next,
        undelivered,
        undelivered_all,
        second_person,
        proposes,
        as_owner_until,
        kept_out,
        contact,
        contact_gone_advice,
        invitation,
        ends,
        shop,
        demo_users,
        shows,
        look_at,
    }
}
