-- What the community's module of tickets brings.
CREATE TABLE helpdesk_ticket_stage (id int PRIMARY KEY, sequence int, active bool DEFAULT true, closed bool, unattended bool, company_id int);
CREATE TABLE helpdesk_ticket (id int PRIMARY KEY, number varchar, name varchar, description text, partner_id int, company_id int DEFAULT 1, stage_id int, team_id int, user_id int, active bool DEFAULT true, create_date timestamp);
INSERT INTO ir_module_module VALUES ('helpdesk_mgmt', 'installed', '18.0.1.0.0');
INSERT INTO ir_model VALUES (8, 'helpdesk.ticket');
INSERT INTO ir_rule VALUES
  (81, 8, 'companies', '[''|'', (''company_id'', ''='', False), (''company_id'', ''in'', company_ids)]', true, true, true),
  (82, 8, 'portal', '[(''message_partner_ids'', ''child_of'', [user.commercial_partner_id.id])]', true, true, false);
INSERT INTO rule_group_rel VALUES (82, 2);
INSERT INTO helpdesk_ticket_stage VALUES (1, 1, true, false, true, NULL), (2, 2, true, false, false, NULL), (3, 3, true, true, false, NULL);
INSERT INTO helpdesk_ticket VALUES
  (1, 'HT00001', 'The bell is dumb', '<p>It does not ring.</p>', 11, 1, 1, NULL, NULL, true, '2026-02-01 23:30:00'),
  (2, 'HT00002', 'A crack', '<p>See the picture.</p>', 13, 1, 3, NULL, NULL, true, '2026-02-02 08:00:00'),
  (3, 'HT00003', 'Nobody follows it', '<p>-</p>', 11, 1, 2, NULL, NULL, true, '2026-02-03 08:00:00');
INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('helpdesk.ticket', 1, 11), ('helpdesk.ticket', 2, 13);
INSERT INTO mail_message (model, res_id, author_id, message_type, subtype_id, is_internal, body, date) VALUES
  ('helpdesk.ticket', 1, 11, 'comment', 1, false, '<p>Is anybody there?</p>', '2026-02-02 09:00:00'),
  ('helpdesk.ticket', 1, 30, 'comment', 2, true, '<p>A quarrelsome customer.</p>', '2026-02-02 10:00:00'),
  ('helpdesk.ticket', 1, 30, 'comment', 1, false, '<p>We are &amp; we will be.</p>', '2026-02-02 11:00:00'),
  ('helpdesk.ticket', 1, 30, 'notification', 1, false, '<p>Stage changed</p>', '2026-02-02 12:00:00');
