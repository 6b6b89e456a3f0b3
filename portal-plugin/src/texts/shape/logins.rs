//! The texts of bringing two logins of one person together.

texts! {
    /// The texts of bringing two logins of one person together.
    LoginsTexts {
        title,
        notice,
        lead,
        first,
        other,
        second,
        join,
        hint,
        mailed,
        joined,
        go_on,
    }
}
