//! Dutch: bringing two logins of one person together.

use crate::texts::shape::LoginsTexts;

pub(super) const LOGINS: LoginsTexts = LoginsTexts {
    title: "Uw twee logins samenvoegen",
    notice: "Op enkele van onze sites logt u nu met dezelfde login in. Hebt u op een daarvan een andere login, dan kunt u van de twee één maken.",
    lead: "U bent met een ervan ingelogd. Bevestig de andere met een code die we naar het bijbehorende adres sturen; daarna opent één login de accounts van beide.",
    first: "1. De andere login",
    other: "Login of e-mailadres",
    second: "2. De code",
    join: "Samenvoegen",
    hint: "Accounts, rechten en documenten blijven zoals ze zijn. Zijn beide logins in hetzelfde account, dan gelden de beperktste rechten.",
    mailed: "Bestaat er zo’n login met een bevestigd adres, dan is er een code naartoe onderweg. Die is tien minuten geldig.",
    joined: "Uw twee logins zijn nu één.",
    go_on: "Naar uw accounts",
};
