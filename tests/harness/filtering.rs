//! What a filter lets through, word for word as the interface says it: what every host is compared with.

use plugin_api::documents::{Filter, Row};
use portal_plugin::model::amounts::Amount;

/// Whether the filter lets this row through.
#[must_use]
pub fn passes(filter: &Filter<'_>, row: &Row<'_>) -> bool {
    let amount = |text: &str| text.parse::<Amount>().ok();
    let total = amount(row.total);
    let is_total =
        amount(filter.amount).is_some_and(|wanted| amount(row.total.trim_start_matches('-')) == Some(wanted));
    let holds = |text: &str| folded(text).contains(&folded(filter.text));
    let found =
        filter.text.is_empty() || is_total || [row.reference, row.other_reference, row.title].into_iter().any(holds);
    let at_least = filter.total_from.is_empty() || total.is_some_and(|total| Some(total) >= amount(filter.total_from));
    let at_most = filter.total_to.is_empty() || total.is_some_and(|total| Some(total) <= amount(filter.total_to));
    let late = row.open && !row.until.is_empty() && row.until < filter.overdue_on;
    found
        && at_least
        && at_most
        && (!filter.open || row.open)
        && (filter.overdue_on.is_empty() || late)
        && (filter.status.is_empty() || row.status == filter.status)
        && (filter.from.is_empty() || row.date >= filter.from)
        && (filter.to.is_empty() || !row.date.is_empty() && row.date <= filter.to)
        && (filter.parent.is_empty() || row.parent == filter.parent)
}

/// Without case, and without the accents that French puts on letters.
fn folded(text: &str) -> String {
    let letter = |c: char| match c {
        'é' | 'è' | 'ê' | 'É' | 'È' => 'e',
        'à' | 'â' | 'Â' => 'a',
        'ô' => 'o',
        'û' | 'ù' => 'u',
        'î' | 'ï' => 'i',
        'ç' => 'c',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}
