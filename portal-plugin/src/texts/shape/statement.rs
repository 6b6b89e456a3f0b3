//! The texts of what needs attention, and what is due.

use crate::model::ages::Age;

texts! {
    /// The texts of what needs attention, and what is due.
    StatementTexts {
        attention,
        statement,
        nothing_due,
        ages,
        age_not_due,
        age_30,
        age_60,
        age_90,
        age_older,
        statement_partial,
    }
}

impl StatementTexts {
    /// How long something has been due.
    pub const fn age(&self, age: Age) -> &'static str {
        match age {
            Age::NotDue => self.age_not_due,
            Age::To30 => self.age_30,
            Age::To60 => self.age_60,
            Age::To90 => self.age_90,
            Age::Older => self.age_older,
        }
    }
}
