-- A small Odoo 18: Foundry and Zinc sell to Bell & Sons; every trap of who sees what is in it.
INSERT INTO ir_module_module VALUES ('base', 'installed', '18.0.1.3'), ('sale', 'installed', '18.0.1.2'), ('website_sale', 'installed', '18.0.1.1'), ('stock', 'uninstalled', NULL);
INSERT INTO ir_model_data VALUES ('base', 'group_user', 'res.groups', 1), ('base', 'group_portal', 'res.groups', 2), ('base', 'template_portal_user_id', 'res.users', 4);
INSERT INTO ir_model VALUES (1, 'account.move'), (2, 'sale.order'), (3, 'stock.picking'), (4, 'project.project'), (5, 'project.task'), (6, 'product.template'), (7, 'res.partner');
INSERT INTO ir_rule (id, model_id, name, domain_force, active, perm_read, global) VALUES
  (11, 1, 'companies', '[(''company_id'', ''in'', company_ids)]', true, true, true),
  (12, 1, 'portal', '[(''state'', ''not in'', (''cancel'', ''draft'')), (''move_type'', ''in'', (''out_invoice'', ''out_refund'', ''in_invoice'', ''in_refund'')), (''message_partner_ids'', ''child_of'', [user.commercial_partner_id.id])]', true, true, false),
  (13, 1, 'staff', '[(''invoice_user_id'', ''='', user.id)]', true, true, false),
  (21, 2, 'companies', '[(''company_id'', ''in'', company_ids)]', true, true, true),
  (22, 2, 'portal', '[(''message_partner_ids'', ''child_of'', [user.commercial_partner_id.id])]', true, true, false),
  (31, 3, 'companies', '[(''company_id'', ''in'', company_ids)]', true, true, true),
  (32, 3, 'portal', '[''|'', ''|'', (''message_partner_ids'', ''in'', [user.partner_id.id]), (''partner_id'', ''='', user.partner_id.id), (''sale_id.partner_id'', ''='', user.partner_id.id)]', true, true, false),
  (41, 4, 'companies', '[(''company_id'', ''in'', company_ids + [False])]', true, true, true),
  (42, 4, 'portal', '[''&'', (''privacy_visibility'', ''='', ''portal''), (''message_partner_ids'', ''child_of'', [user.partner_id.commercial_partner_id.id])]', true, true, false),
  (51, 5, 'companies', '[(''company_id'', ''in'', company_ids + [False])]', true, true, true),
  (52, 5, 'portal', '[
    (''project_id.privacy_visibility'', ''='', ''portal''), # as the project says
    (''active'', ''='', True),
    ''|'', (''message_partner_ids'', ''child_of'', [user.partner_id.commercial_partner_id.id]),
    (''project_id.collaborator_ids'', ''any'', [(''partner_id'', ''='', user.partner_id.id), (''limited_access'', ''='', False)])]', true, true, false),
  (53, 5, 'off', '[(''user_ids'', ''in'', user.id)]', false, true, false),
  (61, 6, 'companies', '[''|'', (''company_id'', ''parent_of'', company_ids), (''company_id'', ''='', False)]', true, true, true),
  (62, 6, 'portal', '[(''website_published'', ''='', True), (''sale_ok'', ''='', True)]', true, true, false);
INSERT INTO rule_group_rel VALUES (12, 2), (13, 1), (22, 2), (32, 2), (42, 2), (52, 2), (53, 2), (62, 2);
INSERT INTO res_currency VALUES (1, 'EUR', 2), (2, 'JPY', 0);
INSERT INTO res_company (id, name, partner_id, currency_id) VALUES (1, 'Foundry', 1, 1), (2, 'Zinc & Co', 2, 1);
INSERT INTO res_partner (id, name, email, phone, parent_id, commercial_partner_id, active, company_id, is_company, type, lang, tz) VALUES
  (1, 'Foundry', NULL, NULL, NULL, 1, true, NULL, true, 'contact', 'en_US', 'Europe/Paris'),
  (2, 'Zinc & Co', NULL, NULL, NULL, 2, true, NULL, true, 'contact', 'en_US', 'Mars/Crater'),
  (10, 'Bell & Sons', 'office@bell.example', NULL, NULL, 10, true, NULL, true, 'contact', 'fr_FR', NULL),
  (11, 'Ada Mary Bell', 'ada@bell.example', '+33 1', 10, 10, true, NULL, false, 'contact', 'fr_FR', NULL),
  (12, 'Old Bell', NULL, NULL, 10, 10, false, NULL, false, 'contact', NULL, NULL),
  (13, 'Carl Bell', 'carl@bell.example', NULL, 10, 10, true, NULL, false, 'contact', NULL, NULL),
  (14, 'The depot', NULL, NULL, 10, 10, true, NULL, false, 'delivery', NULL, NULL),
  (15, 'Bell of Lyon', NULL, NULL, 10, 15, true, NULL, true, 'contact', NULL, NULL),
  (20, 'Other SA', NULL, NULL, NULL, 20, true, 2, true, 'contact', NULL, NULL),
  (21, 'Olga', 'olga@other.example', NULL, 20, 20, true, NULL, false, 'contact', NULL, NULL),
  (25, 'Closed SA', NULL, NULL, NULL, 25, false, NULL, true, 'contact', NULL, NULL),
  (30, 'Sam Smith', 'sam.smith@foundry.example', NULL, NULL, 30, true, NULL, false, 'contact', NULL, NULL);
INSERT INTO res_partner_res_partner_category_rel VALUES (9, 10), (7, 10), (7, 20);
INSERT INTO website VALUES (1, 'https://Bells.example', 1, false), (2, 'http://zinc.example:8069', 2, true);
INSERT INTO res_users (id, login, password, active, partner_id, company_id, share, website_id) VALUES
  (4, 'portaltemplate', NULL, false, 30, 1, true, NULL),
  (5, 'sam@foundry.example', '$pbkdf2-sha512$600000$staff$staff', true, 30, 1, false, NULL),
  (7, 'ada@bell.example', '$pbkdf2-sha512$25000$c2FsdHNhbHRzYWx0c2FsdA$qTvKvUvV7qNVxDnV5wx1Zo8l5z3uMtVSYI7kxlmhLL1yyOhgUJAGJlAmxsmxeRXpWI/YJHDtIyOBBYqGuEXQ4w', true, 11, 1, true, NULL),
  (8, 'carl@bell.example', 'clear text', true, 13, 1, true, NULL),
  (9, 'olga@other.example', NULL, true, 21, 2, true, 2),
  (10, 'old', NULL, false, 12, 1, true, NULL);
INSERT INTO res_groups_users_rel VALUES (1, 5), (2, 4), (2, 7), (2, 8), (2, 9), (2, 10);
INSERT INTO res_company_users_rel VALUES (1, 5), (2, 5), (1, 7), (2, 7), (1, 8), (1, 9), (2, 9), (1, 10);
INSERT INTO mail_message_subtype VALUES (1, false), (2, true);

INSERT INTO sale_order (id, name, state, partner_id, company_id, client_order_ref, date_order, validity_date, commitment_date, note, amount_untaxed, amount_tax, amount_total, invoice_status, delivery_status, require_signature, require_payment, prepayment_percent, signed_by, signed_on) VALUES
  (1, 'S00001', 'sent', 11, 1, 'PO 77', '2026-01-31 23:30:00', '2026-02-28', NULL, '<p>Two bells &amp; a rope</p>', 100, 20, 120, 'no', NULL, true, false, 1, NULL, NULL),
  (2, 'S00002', 'draft', 11, 1, NULL, '2026-02-01 10:00:00', NULL, NULL, NULL, 10, 2, 12, 'no', NULL, true, false, 1, NULL, NULL),
  (3, 'S00003', 'sent', 10, 1, NULL, '2026-02-01 10:00:00', NULL, NULL, NULL, 30, 6, 36, 'no', NULL, true, false, 1, NULL, NULL),
  (4, 'S00004', 'sent', 20, 1, NULL, '2026-02-02 10:00:00', NULL, NULL, NULL, 40, 8, 48, 'no', NULL, true, false, 1, NULL, NULL),
  (5, 'S00005', 'cancel', 10, 1, NULL, '2026-02-03 10:00:00', NULL, NULL, NULL, 50, 10, 60, 'no', NULL, true, false, 1, NULL, NULL),
  (6, 'S00006', 'sale', 14, 1, NULL, '2026-02-04 10:00:00', NULL, '2026-03-04 10:00:00', NULL, 60, 12, 72, 'to invoice', 'partial', true, false, 1, 'Ada Mary Bell', '2026-02-04 09:00:00'),
  (7, 'S00007', 'sale', 10, 2, NULL, '2026-02-05 10:00:00', NULL, NULL, NULL, 70, 14, 84, 'invoiced', 'full', true, false, 1, NULL, NULL),
  (8, 'S00008', 'sent', 10, 1, NULL, '2026-02-06 10:00:00', NULL, NULL, NULL, 80, 16, 96, 'no', NULL, false, true, 1, NULL, NULL),
  (9, 'S00009', 'cancel', 10, 1, NULL, '2026-02-07 10:00:00', NULL, NULL, NULL, 90, 18, 108, 'no', NULL, true, false, 1, NULL, NULL),
  (10, 'S00010', 'sent', 15, 1, NULL, '2026-02-08 10:00:00', NULL, NULL, NULL, 10, 2, 12, 'no', NULL, true, false, 1, NULL, NULL);
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES
  ('sale.order', 1, 11), ('sale.order', 1, 30), ('sale.order', 2, 11), ('sale.order', 3, 30), ('sale.order', 4, 11), ('sale.order', 4, 21),
  ('sale.order', 5, 10), ('sale.order', 6, 14), ('sale.order', 7, 10), ('sale.order', 8, 13), ('sale.order', 9, 10), ('sale.order', 10, 15);
INSERT INTO mail_message (model, res_id, author_id, subtype_id, body, date, message_id) VALUES
  ('sale.order', 9, 11, 1, '<p>Too dear</p>', '2026-02-07 11:00:00', '<parvis-decline-abc@parvis>');
INSERT INTO product_template (id, name, default_code, list_price, sale_ok, is_published, company_id, website_id, description_sale, create_date, active) VALUES
  (1, '{"en_US": "Large bell", "fr_FR": "Grande cloche"}', 'BELL-L', 100, true, true, NULL, NULL, '{"en_US": "It rings."}', '2026-01-01', true),
  (2, '{"en_US": "Small bell"}', 'BELL-S', 24, true, true, 1, NULL, NULL, '2026-01-02', true),
  (3, '{"en_US": "Secret bell"}', 'BELL-X', 1, true, false, NULL, NULL, NULL, '2026-01-03', true),
  (4, '{"en_US": "Old bell"}', NULL, 1, true, true, NULL, NULL, NULL, '2026-01-04', false),
  (5, '{"en_US": "Zinc bell"}', NULL, 5, true, true, NULL, 2, NULL, '2026-01-05', true),
  (6, '{"en_US": "Not sold"}', 'BELL-N', 1, false, true, NULL, NULL, NULL, '2026-01-06', true);
INSERT INTO product_product VALUES (101, 1, true), (102, 2, true), (103, 2, true), (105, 5, true);
INSERT INTO account_tax VALUES (1, 1, 20, 'percent', 'tax_excluded'), (2, 1, 20, 'percent', 'tax_included'), (3, 2, 10, 'percent', NULL);
INSERT INTO product_taxes_rel VALUES (1, 1), (1, 3), (2, 2);
INSERT INTO sale_order_line VALUES
  (1, 1, 10, NULL, 'Large bell', 101, 1, 80, 80), (2, 1, 20, 'line_section', 'Ropes', NULL, 0, 0, 0), (3, 1, 30, NULL, 'A rope of hemp', NULL, 2.5, 8, 20),
  (6, 6, 10, NULL, 'Large bell', 101, 1, 60, 60);
INSERT INTO account_journal VALUES (1, '{"en_US": "Invoices"}'), (2, '{"en_US": "Bank", "fr_FR": "Banque"}');
INSERT INTO account_move (id, name, move_type, state, payment_state, journal_id, partner_id, commercial_partner_id, company_id, currency_id, invoice_date, invoice_date_due, ref, narration, reversed_entry_id, amount_untaxed, amount_tax, amount_total, amount_residual) VALUES
  (1, 'INV/2026/00001', 'out_invoice', 'posted', 'partial', 1, 11, 10, 1, 1, '2026-01-10', '2026-02-10', 'PO 77', '<p>Thank you.</p>', NULL, 100, 20, 120, 70),
  (2, 'INV/2026/00002', 'out_invoice', 'posted', 'paid', 1, 10, 10, 1, 1, '2026-01-11', '2026-02-11', NULL, NULL, NULL, 10, 2, 12, 0),
  (3, '/', 'out_invoice', 'draft', 'not_paid', 1, 10, 10, 1, 1, NULL, NULL, NULL, NULL, NULL, 10, 2, 12, 12),
  (4, 'INV/2026/00003', 'out_invoice', 'cancel', 'not_paid', 1, 10, 10, 1, 1, '2026-01-12', '2026-02-12', NULL, NULL, NULL, 10, 2, 12, 0),
  (5, 'RINV/2026/00001', 'out_refund', 'posted', 'not_paid', 1, 10, 10, 1, 1, '2026-01-13', '2026-01-13', NULL, NULL, 1, 50, 0, 50, 50),
  (6, 'INV/2026/00004', 'out_invoice', 'posted', 'not_paid', 1, 10, 10, 1, 1, '2026-01-14', '2026-02-14', NULL, NULL, NULL, 1, 0, 1, 1),
  (7, 'BNK/0001', 'entry', 'posted', 'not_paid', 2, 10, 10, 1, 1, NULL, NULL, NULL, NULL, NULL, 0, 0, 50, 0),
  (8, 'BILL/2026/00001', 'in_invoice', 'posted', 'not_paid', 1, 10, 10, 1, 1, '2026-01-15', '2026-02-15', 'B-9', NULL, NULL, 5, 1, 6, 6),
  (9, 'INV/2026/00005', 'out_invoice', 'posted', 'reversed', 1, 20, 20, 1, 2, '2026-01-16', '2026-02-16', NULL, NULL, NULL, 1000, 0, 1000, 0),
  (10, 'REC/1', 'out_receipt', 'posted', 'not_paid', 1, 10, 10, 1, 1, '2026-01-16', NULL, NULL, NULL, NULL, 1, 0, 1, 1);
INSERT INTO mail_followers (res_model, res_id, partner_id) SELECT 'account.move', id, 10 FROM account_move WHERE id NOT IN (6, 9);
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('account.move', 1, 11), ('account.move', 9, 13), ('account.move', 9, 20);
INSERT INTO account_move_line (id, move_id, sequence, display_type, name, product_id, quantity, price_unit, price_subtotal, date) VALUES
  (1, 1, 10, 'product', 'Large bell', 101, 1, 100, 100, '2026-01-10'), (2, 1, 20, 'tax', 'VAT', NULL, 0, 0, 0, '2026-01-10'),
  (3, 1, 30, 'payment_term', 'due', NULL, 0, 0, 0, '2026-01-10'), (4, 7, 10, 'payment_term', 'paid', NULL, 0, 0, 0, '2026-01-20');
INSERT INTO account_partial_reconcile (debit_move_id, credit_move_id, debit_amount_currency, credit_amount_currency) VALUES (3, 4, 50, 50);
INSERT INTO sale_order_line_invoice_rel VALUES (1, 6);
INSERT INTO delivery_carrier VALUES (1, '{"en_US": "Fast"}', 'https://fast.example/?n=<shipmenttrackingnumber>');
INSERT INTO stock_picking VALUES
  (1, 'WH/OUT/00001', 'done', 14, 1, '2026-02-10 10:00:00', '2026-02-11 23:30:00', 'S00006', 6, 1, 'A 1/2'),
  (2, 'WH/OUT/00002', 'assigned', 11, 1, '2026-02-12 10:00:00', NULL, 'S00001', 1, NULL, NULL),
  (3, 'WH/OUT/00003', 'draft', 11, 1, '2026-02-13 10:00:00', NULL, NULL, NULL, NULL, NULL),
  (4, 'WH/OUT/00004', 'confirmed', 20, 1, '2026-02-14 10:00:00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('stock.picking', 4, 13);
INSERT INTO stock_move VALUES (1, 1, 101, 1, 'done', 10), (2, 1, 102, 3, 'cancel', 20), (3, 2, 102, 2.5, 'assigned', 10);
INSERT INTO project_project (id, name, active, privacy_visibility, partner_id, company_id, description, date_start, date, last_update_status, create_date) VALUES
  (1, '{"en_US": "Belfry", "fr_FR": "Beffroi"}', true, 'portal', 10, NULL, '<p>High up</p>', '2026-01-01', '2026-12-31', 'on_track', '2025-12-01'),
  (2, '{"en_US": "Followers only"}', true, 'followers', 10, 1, NULL, NULL, NULL, NULL, '2025-12-02'),
  (3, '{"en_US": "Shared"}', true, 'portal', NULL, 1, NULL, NULL, NULL, 'done', '2025-12-03'),
  (4, '{"en_US": "Archived"}', false, 'portal', 10, 1, NULL, NULL, NULL, NULL, '2025-12-04');
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('project.project', 1, 11), ('project.project', 2, 11), ('project.project', 3, 10), ('project.project', 3, 21), ('project.project', 4, 11);
INSERT INTO project_collaborator VALUES (1, 13, false), (3, 11, true);
INSERT INTO project_task_type VALUES (1, false), (2, true);
INSERT INTO project_task (id, name, active, state, project_id, partner_id, company_id, description, stage_id, date_deadline, create_date, sale_order_id) VALUES
  (1, 'Measure', true, '1_done', 1, 10, NULL, '<p>Twice</p>', 2, '2026-02-01 10:00:00', '2026-01-02', 6),
  (2, 'Cast', true, '01_in_progress', 1, 10, NULL, NULL, 1, NULL, '2026-01-03', NULL),
  (3, 'Hidden', false, '01_in_progress', 1, 10, NULL, NULL, 1, NULL, '2026-01-04', NULL),
  (4, 'Called off', true, '1_canceled', 1, 10, NULL, NULL, 1, NULL, '2026-01-05', NULL),
  (5, 'Elsewhere', true, '01_in_progress', 2, 10, 1, NULL, 1, NULL, '2026-01-06', NULL),
  (6, 'Of a shared project', true, '04_waiting_normal', 3, NULL, 1, NULL, 1, NULL, '2026-01-07', NULL);
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('project.task', 1, 11), ('project.task', 3, 11), ('project.task', 4, 11), ('project.task', 5, 11), ('project.task', 6, 10);
