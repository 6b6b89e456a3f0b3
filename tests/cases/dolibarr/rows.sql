-- A foundry and its customers, invented for the tests; every row that is odd is odd on purpose.
INSERT INTO llx_const (name, value, entity) VALUES
 ('MAIN_VERSION_LAST_INSTALL', '3.5.0', 0), ('MAIN_VERSION_LAST_UPGRADE', '22.0.4', 0),
 ('MAIN_MONNAIE', 'EUR', 1), ('MAIN_MONNAIE', 'CHF', 2), ('MAIN_MODULE_EXTERNALACCESS', '1', 1),
 ('MAIN_MODULE_FACTURE', '1', 1), ('EACCESS_ACTIVATE_INVOICES', '1', 1),
 ('MAIN_MODULE_PROPALE', '1', 1), ('EACCESS_ACTIVATE_PROPALS', '0', 1),
 ('MAIN_MODULE_COMMANDE', '1', 2),
 ('MAIN_MODULE_TICKET', '0', 1), ('EACCESS_ACTIVATE_TICKETS', '1', 1),
 ('MAIN_MODULE_PRODUCT', '1', 1);

-- 1 and 3 bear one name in two entities; 4 is closed.
INSERT INTO llx_societe VALUES
 (1, 'Bell & Sons', 1, 1, 'office@bell.example', 'fr_FR'), (2, 'Clapper Works', 1, 1, NULL, NULL),
 (3, 'Bell & Sons', 2, 1, '', 'en_US'), (4, 'Rust Ltd', 1, 0, NULL, NULL), (5, '100% Brass_', 0, 1, NULL, NULL);
INSERT INTO llx_categorie_societe VALUES (9, 1), (7, 1), (9, 2);
INSERT INTO llx_socpeople VALUES
 (11, 1, 1, 'Bell', 'Ada', 'ada@bell.example', '+44 1', 'fr_FR', 1), (12, 1, 1, 'Alder', 'Old', NULL, NULL, NULL, 0),
 (13, 1, 1, 'Bell', 'Zoe', 'zoe@bell.example', NULL, NULL, 1), (21, 2, 1, 'Clapper', 'Cy', NULL, NULL, NULL, 1), (31, 3, 2, 'Bell', 'Ada', NULL, NULL, NULL, 1);
INSERT INTO llx_c_type_contact VALUES
 (1, 'project', 'external', 'PROJECTCONTRIBUTOR'), (2, 'project', 'internal', 'PROJECTLEADER'), (3, 'facture', 'external', 'BILLING'), (4, 'ticket', 'external', 'SUPPORTCLI');

-- A payment in the own currency may leave its foreign amount empty, as the one of invoice 9 does.
-- Invoice 7 is the first customer's by the other entity; FA-1 exists twice.
INSERT INTO llx_facture VALUES
 (1, 'FA-1', 1, 0, 'PO 77', 1, '2025-01-10', 0, 100, 20, 120, 1, '2025-02-10', '<p>Merci&nbsp;!</p>', 'EUR', 100, 20, 120, 'facture/FA-1/FA-1.pdf'),
 (2, 'FA-2', 1, 0, NULL, 1, '2025-01-11', 1, 50, 10, 60, 2, '2025-02-11', NULL, NULL, 0, 0, 0, 'facture/FA-2/FA-2.pdf'),
 (3, '(PROV3)', 1, 0, NULL, 1, '2025-01-12', 0, 1, 0, 1, 0, NULL, NULL, NULL, 0, 0, 0, NULL),
 (4, 'FA-4', 1, 0, NULL, 1, '2025-01-13', 0, 10, 2, 12, 3, '2025-02-13', NULL, NULL, 0, 0, 0, '../outside.pdf'),
 (5, 'AV-5', 1, 2, NULL, 1, '2025-01-14', 0, -20, -4, -24, 1, '2025-01-14', NULL, NULL, 0, 0, 0, 'facture/AV-5/AV-5.pdf'),
 (6, 'FA-1', 2, 0, NULL, 3, '2025-01-15', 0, 7, 0, 7, 1, '2025-02-15', NULL, NULL, 0, 0, 0, NULL),
 (7, 'FA-7', 2, 0, NULL, 1, '2025-01-16', 0, 8, 0, 8, 1, '2025-02-16', NULL, '', 0, 0, 0, NULL),
 (8, 'FA-8', 1, 0, NULL, 2, '2025-01-17', 0, 9, 0, 9, 1, '2025-02-17', NULL, NULL, 0, 0, 0, 'facture/FA-1/FA-1.pdf'),
 (9, 'FA-9', 1, 0, '50%_off', 1, '2025-01-11', 0, 100, 0, 100.1, 1, NULL, NULL, 'EUR', 100, 0, 100.1, NULL),
 (10, 'FA-10', 1, 0, NULL, 1, NULL, 0, 100, 0, 100, 1, '2025-03-01', NULL, 'USD', 110.5, 0, 110.5, NULL);
INSERT INTO llx_facturedet (fk_facture, fk_product, label, description, qty, subprice, total_ht, rang, multicurrency_subprice, multicurrency_total_ht) VALUES
 (1, 2, NULL, '<b>cast</b> twice', 2.5, 36, 90, 2, 36, 90), (1, NULL, 'Delivery', '', 1, 10.0125, 10.01, 1, 10.0125, 10.01),
 (10, NULL, NULL, 'abroad', 1, 100, 100, 1, 110.5, 110.5), (8, NULL, 'secret of another', NULL, 1, 9, 9, 1, 0, 0);
INSERT INTO llx_c_paiement VALUES (2, 'Virement');
INSERT INTO llx_paiement VALUES (1, '2025-01-20 12:00:00', 2);
INSERT INTO llx_paiement_facture (fk_paiement, fk_facture, amount, multicurrency_amount) VALUES (1, 9, 40.05, 0), (1, 10, 10, 11.05), (1, 2, 60, 60), (1, 8, 1, 1);
INSERT INTO llx_societe_remise_except (datec, amount_ttc, multicurrency_amount_ttc, fk_facture, fk_facture_line, fk_facture_source) VALUES
 ('2025-01-21', 10, 10, 9, NULL, 5), ('2025-01-21', 5, 5, NULL, 3, 5);

-- Supplier invoice 8 shares its number with a customer invoice of somebody else's.
INSERT INTO llx_facture_fourn VALUES
 (1, 'SI-1', 'theirs 1', 1, 0, 'Copper', 1, '2025-01-10', 0, 10, 2, 12, 1, '2025-02-10', NULL, NULL, 0, 0, 0, NULL),
 (2, '(PROV2)', 'theirs 2', 1, 0, NULL, 1, '2025-01-11', 0, 10, 2, 12, 0, NULL, NULL, NULL, 0, 0, 0, NULL),
 (8, 'SI-8', 'theirs 8', 1, 0, NULL, 1, '2025-01-12', 1, 10, 2, 12, 2, NULL, NULL, NULL, 0, 0, 0, NULL);
INSERT INTO llx_paiementfourn VALUES (1, '2025-01-20 12:00:00', 2);
INSERT INTO llx_paiementfourn_facturefourn (fk_paiementfourn, fk_facturefourn, amount, multicurrency_amount) VALUES (1, 1, 0.1, 0.1), (1, 1, 0.2, 0.2);

INSERT INTO llx_propal VALUES
 (1, 'PR-1', 1, NULL, 1, '2025-01-01', '2025-01-31 00:00:00', 1, 0, 1, -1, NULL, NULL, 0, 0, 0, NULL), (2, '(PROV2)', 1, NULL, 1, '2025-01-02', NULL, 1, 0, 1, 0, NULL, NULL, 0, 0, 0, NULL),
 (3, 'PR-3', 1, NULL, 1, '2025-01-03', '2025-01-31 00:00:00', 1, 0, 1, 1, NULL, NULL, 0, 0, 0, NULL), (4, 'PR-4', 1, NULL, 1, '2025-01-04', NULL, 1, 0, 1, 2, NULL, NULL, 0, 0, 0, NULL),
 (5, 'PR-5', 1, NULL, 1, '2025-01-05', NULL, 1, 0, 1, 3, NULL, NULL, 0, 0, 0, NULL), (6, 'PR-6', 1, NULL, 1, '2025-01-06', NULL, 1, 0, 1, 4, NULL, NULL, 0, 0, 0, NULL),
 (7, 'PR-7', 1, NULL, 1, '2025-01-07', NULL, 1, 0, 1, 6, NULL, NULL, 0, 0, 0, NULL), (8, 'PR-8', 1, NULL, 1, '2025-01-08', NULL, 1, 0, 1, NULL, NULL, NULL, 0, 0, 0, NULL);
INSERT INTO llx_commande VALUES
 (1, 'CO-1', 1, 'yours', 1, '2025-01-01', '2025-02-01 00:00:00', 0, 1, 0, 1, 1, NULL, NULL, 0, 0, 0, NULL), (2, 'CO-2', 1, NULL, 1, '2025-01-02', NULL, 0, 1, 0, 1, -1, NULL, NULL, 0, 0, 0, NULL),
 (3, '(PROV3)', 1, NULL, 1, '2025-01-03', NULL, 0, 1, 0, 1, 0, NULL, NULL, 0, 0, 0, NULL), (4, 'CO-4', 1, NULL, 1, '2025-01-04', NULL, 0, 1, 0, 1, 2, NULL, NULL, 0, 0, 0, NULL),
 (5, 'CO-5', 1, NULL, 1, '2025-01-05', NULL, 0, 1, 0, 1, 3, NULL, NULL, 0, 0, 0, NULL), (6, 'CO-6', 1, NULL, 1, '2025-01-06', NULL, 1, 1, 0, 1, 3, NULL, NULL, 0, 0, 0, NULL);
INSERT INTO llx_commandedet VALUES (5, 1, NULL, 'Small bell', NULL, 4, 1, 4, 1, 1, 4);
INSERT INTO llx_expedition VALUES
 (1, 'SH-1', 1, 1, '2025-01-01', '2025-01-03', '2025-01-05', 'TRACK1', 1, NULL, NULL), (2, '(PROV2)', 1, 1, '2025-01-02', NULL, NULL, NULL, 0, NULL, NULL), (3, 'SH-3', 1, 1, '2025-01-03', NULL, NULL, NULL, 2, NULL, NULL), (4, 'SH-4', 1, 1, '2025-01-04', NULL, NULL, NULL, -1, NULL, NULL);
INSERT INTO llx_expeditiondet (fk_expedition, fk_elementdet, element_type, qty) VALUES (1, 5, 'commande', 3);
INSERT INTO llx_element_element (fk_source, sourcetype, fk_target, targettype) VALUES (1, 'commande', 1, 'shipping'), (1, 'propal', 1, 'commande'), (4, 'contrat', 1, 'commande'), (1, 'facture', 1, 'ticket');

-- Ticket 6 is the first customer's by the other entity.
INSERT INTO llx_ticket VALUES
 (1, 1, 'TS-1', 1, 'The bell is flat', 'It <b>hums</b>.<br />\nHelp', 0, '2025-01-01 09:00:00', NULL, NULL), (2, 1, 'TS-2', 1, 'Read', '', 1, '2025-01-02', NULL, NULL), (3, 1, 'TS-3', 1, 'Closed', '', 8, '2025-01-03', NULL, NULL),
 (4, 1, 'TS-4', 1, 'Cancelled', '', 9, '2025-01-04', NULL, NULL), (5, 1, 'TS-5', 2, 'Of another', '', 1, '2025-01-05', NULL, NULL), (6, 2, 'TS-6', 1, 'Elsewhere', '', 5, '2025-01-06', NULL, NULL);
INSERT INTO llx_actioncomm (entity, code, datep, fk_user_author, fk_contact, note, fk_element, elementtype) VALUES
 (1, 'TICKET_MSG', '2025-01-01 10:00:00', 90, NULL, '<p>We look into it</p>', 1, 'ticket'), (1, 'TICKET_MSG_PRIVATE', '2025-01-01 11:00:00', 90, NULL, 'PRIVATE note', 1, 'ticket'),
 (1, 'TICKET_MSG_PRIVATE_SENTBYMAIL', '2025-01-01 12:00:00', 90, NULL, 'PRIVATE mail', 1, 'ticket'), (1, 'TICKET_MSG_SENTBYMAIL', '2025-01-01 13:00:00', NULL, 11, 'Thanks', 1, 'ticket'),
 (1, 'TICKET_MSG_LATER', '2025-01-01 14:00:00', 90, NULL, 'PRIVATE who knows', 1, 'ticket'), (1, 'TICKET_MSG', '2025-01-01 15:00:00', 90, NULL, 'PRIVATE of an order', 1, 'order'),
 (2, 'TICKET_MSG', '2025-01-01 15:00:00', 90, NULL, 'PRIVATE of another entity', 1, 'ticket'), (1, 'TICKET_MSG', '2025-01-01 09:30:00', 50, NULL, 'Any news?', 1, 'ticket'), (1, 'AC_OTH', '2025-01-01 16:00:00', 90, NULL, 'PRIVATE event', 1, 'ticket');

-- Contact 11 is on projects 1, 2, 3 and 5; on project 4 is an employee with the same number.
INSERT INTO llx_projet VALUES
 (1, 'PJ-1', 1, 1, 'Open tower', 'High', '2025-01-01', '2025-06-30', '2024-12-01', 1, NULL), (2, 'PJ-2', 1, 1, 'Draft', NULL, NULL, NULL, '2025-01-02', 0, NULL), (3, 'PJ-3', 1, 1, 'Closed', NULL, NULL, NULL, '2025-01-03', 2, NULL),
 (4, 'PJ-4', 1, 1, 'Of the employee', NULL, NULL, NULL, '2025-01-04', 1, NULL), (5, 'PJ-5', 2, 1, 'Elsewhere', NULL, NULL, NULL, '2025-01-05', 1, NULL), (6, 'PJ-6', 1, 2, 'Of another', NULL, NULL, NULL, '2025-01-06', 1, NULL);
INSERT INTO llx_element_contact (element_id, fk_c_type_contact, fk_socpeople) VALUES (1, 1, 11), (1, 1, 21), (2, 1, 11), (3, 1, 11), (5, 1, 11), (4, 2, 11), (6, 1, 11), (1, 3, 13), (2, 4, 11);
INSERT INTO llx_projet_task VALUES
 (1, 'TK-1', 1, 1, 'Plan', NULL, '2025-01-01', '2025-02-01', NULL, NULL, 0), (2, 'TK-2', 1, 1, 'Cast', NULL, '2025-01-02', NULL, NULL, 40, 0), (3, 'TK-3', 1, 1, 'Hang', NULL, '2025-01-03', NULL, NULL, 300, 0), (4, 'TK-4', 1, 1, 'Dropped', NULL, NULL, NULL, '2025-01-04', 0, 9),
 (5, 'TK-5', 1, 2, 'Of a draft', NULL, NULL, NULL, NULL, 0, 1), (6, 'TK-6', 1, 3, 'Of a closed one', NULL, NULL, NULL, NULL, 100, 3), (7, 'TK-7', 1, 4, 'Not named', NULL, NULL, NULL, NULL, 0, 0), (8, 'TK-8', 2, 1, 'Of two entities', NULL, NULL, NULL, NULL, 0, 0);

INSERT INTO llx_product VALUES (1, 'BELL-S', 1, 'Small bell', '', '2024-01-01', 10, 12, 1, NULL), (2, 'BELL-L', 1, 'Large bell', '', '2024-01-02', 30, 36, 1, NULL), (3, 'OLD', 1, 'Cracked bell', '', '2024-01-03', 1, 1.2, 0, NULL), (4, 'BELL-S', 2, 'Small bell', '', '2024-01-04', 11, 13, 1, NULL);

-- 21 is a staff's own note beside invoice 1, 23 a shared one, 24 belongs to a supplier invoice, 25 to another entity.
INSERT INTO llx_ecm_files VALUES
 (20, 1, 'facture/FA-1', 'FA-1.pdf', 'generated', NULL, 1, 'facture', 1), (21, 1, 'facture/FA-1', 'margins.txt', 'uploaded', NULL, 2, 'facture', 1), (22, 1, 'facture/FA-1', 'FA-1-copy.pdf', 'generated', NULL, 3, 'facture', 1),
 (23, 1, 'facture/FA-1', 'terms.txt', 'uploaded', 'abcdef', 4, 'facture', 1), (24, 1, 'fournisseur/facture/SI-1', 'SI-1.pdf', 'generated', NULL, 1, 'facture_fourn', 1), (25, 2, 'facture/FA-1', 'FA-1.pdf', 'generated', NULL, 1, 'facture', 2),
 (26, 1, 'facture/../..', 'outside.pdf', 'generated', NULL, 1, 'facture', 1);
-- Invoice 9 names no main file; of these, only 29 was made for it.
INSERT INTO llx_ecm_files VALUES
 (27, 1, 'facture/FA-9', 'notes.txt', 'uploaded', NULL, 1, 'facture', 9), (28, 1, 'fournisseur/facture/SI-1', 'SI-1.pdf', 'generated', NULL, 2, 'facture_fourn', 9), (29, 1, 'facture/FA-9', 'FA-9.pdf', 'generated', NULL, 3, 'facture', 9);

INSERT INTO llx_rights_def VALUES (1040830, 'externalaccess', 1), (1040831, 'externalaccess', 1), (1040835, 'externalaccess', 1), (1040838, 'externalaccess', 1), (1040830, 'externalaccess', 2), (11, 'facture', 1);
INSERT INTO llx_user (rowid, login, entity, employee, admin, pass, pass_crypted, lastname, firstname, email, fk_soc, fk_socpeople, statut, lang, datestartvalidity, dateendvalidity) VALUES
 (50, 'ada', 1, 0, 0, NULL, '$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234', 'Bell', 'Ada', 'ada@bell.example', 1, 11, 1, 'fr_FR', NULL, NULL),
 (51, 'ada', 2, 0, 0, NULL, 'd41d8cd98f00b204e9800998ecf8427e', 'Bell', 'Ada', NULL, 3, 31, 1, NULL, NULL, NULL),
 (52, 'gone', 1, 0, 0, NULL, 'da39a3ee5e6b4b0d3255bfef95601890afd80709', '', '', NULL, 1, NULL, 0, NULL, NULL, NULL),
 (53, 'expired', 1, 1, 0, 'clear', '', '', '', NULL, 2, 21, 1, NULL, '2025-01-01 00:00:00', '2025-12-31 00:00:00'),
 (54, 'lost', 1, 0, 0, NULL, NULL, '', '', NULL, NULL, NULL, 1, NULL, NULL, NULL),
 (55, 'seller', 1, 1, 0, NULL, '$argon2id$x', '', '', 'seller@foundry.example', 0, NULL, 1, NULL, NULL, NULL),
 (56, 'chief', 1, 1, 1, NULL, '', '', '', NULL, 2, NULL, 1, NULL, NULL, NULL),
 (90, 'smith', 1, 1, 0, NULL, '', 'Smith', 'Sam', 'Sam.Smith@foundry.example', NULL, NULL, 1, NULL, NULL, NULL);
-- 831 is known in entity 1 only, 836 nowhere: its module is off. Ada of entity 2 has a right of entity 1 too.
INSERT INTO llx_user_rights VALUES (1, 50, 1040830), (1, 50, 1040836), (1, 50, 11), (2, 50, 1040830), (2, 51, 1040830), (1, 51, 1040835), (2, 51, 1040831), (1, 55, 1040830);
INSERT INTO llx_usergroup_user VALUES (1, 50, 7), (2, 52, 7), (1, 52, 8);
INSERT INTO llx_usergroup_rights VALUES (1, 7, 1040835), (1, 7, 1040830), (1, 8, 1040838), (2, 8, 1040830);
