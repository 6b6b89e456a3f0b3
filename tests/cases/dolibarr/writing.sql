-- What writing through the API touches besides what is read: the columns of a Dolibarr, and the API's own user.
ALTER TABLE llx_societe ADD COLUMN IF NOT EXISTS client tinyint DEFAULT 1, ADD COLUMN IF NOT EXISTS code_client varchar(24), ADD COLUMN IF NOT EXISTS remise_client double DEFAULT 0, ADD COLUMN IF NOT EXISTS price_level int, ADD COLUMN IF NOT EXISTS fk_pays int, ADD COLUMN IF NOT EXISTS fk_departement int, ADD COLUMN IF NOT EXISTS tva_intra varchar(20), ADD COLUMN IF NOT EXISTS multicurrency_code varchar(3), ADD COLUMN IF NOT EXISTS cond_reglement int, ADD COLUMN IF NOT EXISTS mode_reglement int;
ALTER TABLE llx_propal ADD COLUMN IF NOT EXISTS note_private text, ADD COLUMN IF NOT EXISTS date_signature datetime, ADD COLUMN IF NOT EXISTS fk_user_author int;
ALTER TABLE llx_commande ADD COLUMN IF NOT EXISTS note_private text, ADD COLUMN IF NOT EXISTS fk_cond_reglement int;
ALTER TABLE llx_commandedet ADD COLUMN IF NOT EXISTS tva_tx double(6,3), ADD COLUMN IF NOT EXISTS remise_percent double;
ALTER TABLE llx_ticket ADD COLUMN IF NOT EXISTS origin_email varchar(128), ADD COLUMN IF NOT EXISTS fk_user_create int, ADD COLUMN IF NOT EXISTS fk_user_assign int, ADD COLUMN IF NOT EXISTS type_code varchar(32);
ALTER TABLE llx_actioncomm ADD COLUMN IF NOT EXISTS email_from varchar(255), ADD COLUMN IF NOT EXISTS fk_soc int, ADD COLUMN IF NOT EXISTS label varchar(255);
ALTER TABLE llx_product ADD COLUMN IF NOT EXISTS price_min double(24,8) DEFAULT 0, ADD COLUMN IF NOT EXISTS price_base_type varchar(3) DEFAULT 'HT', ADD COLUMN IF NOT EXISTS tva_tx double(6,3) DEFAULT 20, ADD COLUMN IF NOT EXISTS default_vat_code varchar(10), ADD COLUMN IF NOT EXISTS recuperableonly int DEFAULT 0, ADD COLUMN IF NOT EXISTS fk_product_type int DEFAULT 0;
ALTER TABLE llx_user ADD COLUMN IF NOT EXISTS api_key varchar(128);
CREATE TABLE IF NOT EXISTS llx_extrafields (rowid int PRIMARY KEY AUTO_INCREMENT, name varchar(64), elementtype varchar(64), entity int);
CREATE TABLE llx_ticket_extrafields (rowid int PRIMARY KEY AUTO_INCREMENT, fk_object int, parvis_key varchar(64), UNIQUE KEY (parvis_key));
CREATE TABLE llx_actioncomm_extrafields LIKE llx_ticket_extrafields;
CREATE TABLE llx_commande_extrafields LIKE llx_ticket_extrafields;
CREATE TABLE llx_societe_extrafields LIKE llx_ticket_extrafields;
CREATE TABLE IF NOT EXISTS llx_c_ticket_type (rowid int PRIMARY KEY AUTO_INCREMENT, entity int, code varchar(32), pos int, active int, use_default int);
CREATE TABLE IF NOT EXISTS llx_c_ticket_severity LIKE llx_c_ticket_type;
CREATE TABLE IF NOT EXISTS llx_c_ticket_category LIKE llx_c_ticket_type;
CREATE TABLE IF NOT EXISTS llx_societe_commerciaux (rowid int PRIMARY KEY AUTO_INCREMENT, fk_soc int, fk_user int);
CREATE TABLE IF NOT EXISTS llx_c_country (rowid int PRIMARY KEY, code varchar(2), eec tinyint);
CREATE TABLE IF NOT EXISTS llx_c_tva (rowid int PRIMARY KEY AUTO_INCREMENT, fk_department_buyer int, active int);
CREATE TABLE IF NOT EXISTS llx_product_price (rowid int PRIMARY KEY AUTO_INCREMENT, entity int, date_price datetime, fk_product int, price_level int, price double(24,8), price_ttc double(24,8), price_min double(24,8), price_base_type varchar(3), tva_tx double(6,3), default_vat_code varchar(10), recuperableonly int DEFAULT 0);
CREATE TABLE IF NOT EXISTS llx_product_customer_price (rowid int PRIMARY KEY AUTO_INCREMENT, entity int, fk_product int, fk_soc int, price double(24,8), price_ttc double(24,8), price_min double(24,8) DEFAULT 0, price_base_type varchar(3), tva_tx double(6,3), default_vat_code varchar(10), recuperableonly int DEFAULT 0, discount_percent double DEFAULT 0, date_begin date, date_end date);
INSERT INTO llx_extrafields (name, elementtype, entity) VALUES ('parvis_key', 'ticket', 0), ('parvis_key', 'actioncomm', 1), ('parvis_key', 'commande', 1), ('parvis_key', 'societe', 1);
INSERT INTO llx_c_country VALUES (1, 'FR', 1), (5, 'DE', 1), (6, 'CH', 0), (7, 'MC', 0);
INSERT INTO llx_c_ticket_type (entity, code, pos, active, use_default) VALUES (1, 'HELP', 1, 1, 0), (1, 'ISSUE', 2, 1, 1);
INSERT IGNORE INTO llx_const VALUES ('MAIN_INFO_SOCIETE_COUNTRY', '1:FR:France', 1), ('FACTURE_TVAOPTION', '1', 1), ('MAIN_LANG_DEFAULT', 'fr_FR', 1);
REPLACE INTO llx_const VALUES ('MAIN_MODULE_PROPALE', '1', 1), ('MAIN_MODULE_TICKET', '1', 1), ('MAIN_MODULE_AGENDA', '1', 1), ('MAIN_MODULE_COMMANDE', '1', 1), ('MAIN_MODULE_SOCIETE', '1', 0), ('MAIN_MODULE_FACTURE', '1', 1), ('MAIN_MODULE_EXPEDITION', '1', 1), ('MAIN_MODULE_API', '1', 0);
INSERT INTO llx_user (rowid, login, entity, employee, admin, lastname, firstname, fk_soc, statut, api_key) VALUES (70, 'portal', 1, 0, 0, 'Customer portal', '', NULL, 1, 'dolcrypt:whatever'), (71, 'other', 1, 1, 0, 'Other', '', NULL, 1, 'dolcrypt:another');
INSERT INTO llx_rights_def (id, module, entity) SELECT id, 'any', 1 FROM (SELECT 12 AS id UNION SELECT 21 UNION SELECT 22 UNION SELECT 81 UNION SELECT 82 UNION SELECT 102 UNION SELECT 121 UNION SELECT 122 UNION SELECT 262 UNION SELECT 281 UNION SELECT 282 UNION SELECT 2401 UNION SELECT 2402 UNION SELECT 56001 UNION SELECT 56002) needed;
INSERT INTO llx_user_rights (entity, fk_user, fk_id) SELECT 1, 70, id FROM llx_rights_def WHERE module = 'any' AND entity = 1;
INSERT INTO llx_propal (rowid, ref, entity, fk_soc, datep, fin_validite, total_ht, total_tva, total_ttc, fk_statut, note_private) VALUES
 (20, 'PR-20', 1, 1, '2025-01-01', '2099-12-31', 100, 20, 120, 1, 'Margins are thin'), (21, 'PR-21', 1, 2, '2025-01-01', '2099-12-31', 100, 20, 120, 1, NULL),
 (22, 'PR-22', 2, 1, '2025-01-01', '2099-12-31', 100, 20, 120, 1, NULL), (23, 'PR-23', 1, 1, '2025-01-01', NULL, 100, 20, 120, 1, NULL),
 (24, 'PR-24', 1, 4, '2025-01-01', '2099-12-31', 100, 20, 120, 1, NULL);
INSERT INTO llx_ticket (rowid, entity, ref, fk_soc, subject, message, fk_statut, datec, fk_user_assign) VALUES
 (20, 1, 'TS-20', 1, 'Waits for you', '', 5, '2025-01-07', 90), (21, 1, 'TS-21', 1, 'Closed, was assigned', '', 8, '2025-01-08', 90);
INSERT INTO llx_c_type_contact (rowid, element, source, code) VALUES (100, 'commande', 'external', 'CUSTOMER'), (101, 'commande', 'external', 'SHIPPING');
