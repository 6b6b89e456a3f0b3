//! The texts of time zones.

texts! {
    /// The texts of time zones.
    ZonesTexts {
        title,
        lead,
        /// Before the name of the site’s own.
        of_site,
        save,
        change,
        saved,
        /// Before the name of the zone that a page’s times are in.
        times_in,
    }
}
