//! A third party with very many documents: its first page costs what one with few costs.

use std::time::{Duration, Instant};

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::Dolibarr;
use plugin_api::Kind;
use plugin_api::documents::{Query, Sort};

use super::{Foundry, foundry, query};

/// So many invoices of third party 1 and of third party 2, with the keys that Dolibarr itself makes.
const ROWS: &str = "
    ALTER TABLE llx_facture ADD KEY idx_facture_fk_soc (fk_soc), ADD KEY idx_facture_datef (datef), ADD UNIQUE KEY uk_facture_ref (ref, entity);
    ALTER TABLE llx_paiement_facture ADD KEY idx_paiement_facture_fk_facture (fk_facture);
    ALTER TABLE llx_societe_remise_except ADD KEY idx_societe_remise_except_fk_facture (fk_facture);
    ALTER TABLE llx_element_contact ADD UNIQUE KEY idx_element_contact_idx1 (element_id, fk_c_type_contact, fk_socpeople);
    INSERT INTO llx_facture (rowid, ref, entity, fk_soc, datef, date_lim_reglement, fk_statut, paye, total_ht, total_tva, total_ttc)
      SELECT 1000 + seq, CONCAT('FB', seq), 1, IF(seq MOD 501 = 0, 2, 1), DATE_ADD('2010-01-01', INTERVAL seq DIV 20 DAY),
        DATE_ADD('2010-02-01', INTERVAL seq DIV 20 DAY), IF(seq MOD 10 = 0, 1, 2), IF(seq MOD 10 = 0, 0, 1), 100, 20, 120 FROM seq_1_to_100000;
    INSERT INTO llx_paiement_facture (fk_paiement, fk_facture, amount, multicurrency_amount)
      SELECT 1, rowid, 120, 120 FROM llx_facture WHERE rowid > 1000 AND paye = 1;
    ANALYZE TABLE llx_facture, llx_paiement_facture, llx_societe_remise_except, llx_element_contact;";

/// The least that the question takes, of many times: what else the machine does only adds to it.
fn least(erp: &Dolibarr, query: &Query<'_>) -> Duration {
    let once = || {
        let (start, mut rows) = (Instant::now(), 0);
        erp.documents(query, &mut |_| {
            rows += 1;
            true
        })
        .unwrap();
        assert_eq!(rows, query.limit, "{query:?}");
        start.elapsed()
    };
    (0..15).map(|_| once()).min().unwrap()
}

#[test]
fn the_first_page_of_a_hundred_thousand_invoices_costs_at_most_twice_that_of_two_hundred() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(ROWS);
    let counts =
        database.rows("SELECT fk_soc, COUNT(*) FROM llx_facture WHERE rowid > 1000 GROUP BY fk_soc ORDER BY fk_soc");
    assert_eq!(counts, [["1", "99801"], ["2", "199"]]);
    for sort in [Sort::Date, Sort::Reference, Sort::Until, Sort::Total] {
        for descending in [true, false] {
            let asked = Query { sort, descending, limit: 26, ..query(Kind::Invoices) };
            let (few, many) = (least(erp, &Query { third_party: "2", ..asked }), least(erp, &asked));
            println!("{sort:?}, descending {descending}: {few:?} of 199, {many:?} of 99801");
            if sort == Sort::Date {
                assert!(many <= few * 2, "{sort:?}, descending {descending}: {few:?} of few, {many:?} of many");
            }
        }
    }
}
