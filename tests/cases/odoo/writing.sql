-- What writing needs beside: the API's user with its groups and its key, languages, and a pricelist of one customer.
ALTER TABLE sale_order ADD origin varchar;
ALTER TABLE sale_order_line ADD price_total numeric;
ALTER TABLE res_partner ADD ref varchar, ADD user_id int;
CREATE TABLE res_lang (code varchar, active bool);
INSERT INTO res_lang VALUES ('en_US', true), ('fr_FR', true), ('fr_BE', true), ('de_DE', false);
CREATE TABLE res_users_apikeys (id serial, user_id int, index varchar, key varchar, expiration_date timestamp);
INSERT INTO res_partner (id, name, email, commercial_partner_id) VALUES (50, 'Customer portal', 'portal@foundry.example', 50);
INSERT INTO res_users (id, login, active, partner_id, company_id, share) VALUES (50, 'portal@foundry.example', true, 50, 1, false);
INSERT INTO res_company_users_rel VALUES (1, 50), (2, 50);
INSERT INTO res_users_apikeys (user_id, index, key) VALUES (50, '0123abcd', 'hash');
INSERT INTO ir_model_data VALUES
  ('sales_team', 'group_sale_manager', 'res.groups', 100), ('sales_team', 'group_sale_salesman_all_leads', 'res.groups', 101),
  ('base', 'group_partner_manager', 'res.groups', 102), ('helpdesk_mgmt', 'group_helpdesk_user', 'res.groups', 103),
  ('account', 'group_account_readonly', 'res.groups', 104), ('base', 'group_system', 'res.groups', 105);
-- Odoo 19 writes down only what a user was given: the rest follows from it.
INSERT INTO res_groups_users_rel VALUES (1, 50), (100, 50), (102, 50), (103, 50), (104, 50);
INSERT INTO res_groups_implied_rel VALUES (100, 101);
CREATE TABLE test_pricelist (partner_id int, factor numeric);
INSERT INTO sale_order (id, name, state, partner_id, date_order, validity_date, amount_untaxed, amount_tax, amount_total, invoice_status, require_payment) VALUES
  (20, 'S00020', 'sent', 11, '2026-02-01 10:00:00', '2026-02-14', 10, 2, 12, 'no', false),
  (21, 'S00021', 'sent', 11, '2026-02-01 10:00:00', NULL, 10, 2, 12, 'no', false);
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('sale.order', 20, 11), ('sale.order', 21, 11);
INSERT INTO product_template (id, name, list_price, sale_ok, is_published, create_date) VALUES (7, '{"en_US": "A rope"}', 8, true, true, '2026-01-07');
INSERT INTO product_product VALUES (107, 7, true);
