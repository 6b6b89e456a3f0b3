//! A third party with very many documents: its first page costs what one with few costs.

use host_demo::erp::Erp;
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

/// How many rows of its tables the database reads for a question.
fn read(Foundry { erp, database, .. }: &Foundry, query: &Query<'_>) -> u64 {
    let so_far = || -> u64 {
        let sum = "SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = DATABASE()";
        database.rows(sum)[0][0].parse().unwrap()
    };
    let (before, mut rows) = (so_far(), 0);
    erp.documents(query, &mut |_| {
        rows += 1;
        true
    })
    .unwrap();
    assert_eq!(rows, query.limit, "{query:?}");
    so_far() - before
}

#[test]
fn the_first_page_of_a_hundred_thousand_invoices_reads_at_most_twice_what_that_of_two_hundred_reads() {
    let foundry = foundry();
    foundry.database.run(ROWS);
    foundry.database.run("SET GLOBAL userstat = 1");
    let counts = foundry
        .database
        .rows("SELECT fk_soc, COUNT(*) FROM llx_facture WHERE rowid > 1000 GROUP BY fk_soc ORDER BY fk_soc");
    assert_eq!(counts, [["1", "99801"], ["2", "199"]]);
    for descending in [true, false] {
        let asked = Query { sort: Sort::Date, descending, limit: 26, ..query(Kind::Invoices) };
        let (few, many) = (read(&foundry, &Query { third_party: "2", ..asked }), read(&foundry, &asked));
        assert!(few > 26 && many <= few * 2, "descending {descending}: {few} rows for 199, {many} for 99801");
    }
}
