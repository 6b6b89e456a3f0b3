-- What the first released version left in a store: the demo's people and deeds, and a row in each other table.

INSERT INTO sites (id, realm, enabled) VALUES
('alpes', 'atelier', 1),
('lac', 'atelier', 1),
('nord', 'nord', 1);

INSERT INTO users (id, realm, login, login_key, login_since, name, email, email_key, email_verified, locale, state, contact, password, one_time_until, failures, password_changed, last_sign_in, created) VALUES
(1, 'atelier', 'atu.lenobli', 'atu.lenobli', NULL, 'Atu Lenobli', 'atu.lenobli@atu.example', 'atu.lenobli@atu.example', 0, 'fr', 'active', '201', '$argon2id$v=19$m=19456,t=2,p=1$OmugOphpxDvIaZBYiYWExg$DxECbu/CS1eWtf255lmSUELJPvN/QzNhHewN8xr2mDA', NULL, 0, NULL, 1795733519209, 1794869519018),
(2, 'atelier', 'ines.caron', 'ines.caron', NULL, 'Inès Caron', 'ines.caron@cabinet-caron.example', 'ines.caron@cabinet-caron.example', 0, 'fr', 'active', '203', '$argon2id$v=19$m=19456,t=2,p=1$WKUVh8RE3v/lJiUXV8FHdQ$PugOR5DQW1tLHUS0igfC4EiseSFPCBs2FxccTVPNviM', NULL, 0, NULL, NULL, 1794869519020),
(3, 'atelier', 'theo.braun', 'theo.braun', NULL, 'Théo Braun', 'theo.braun@atu.example', 'theo.braun@atu.example', 0, 'fr', 'active', '204', '$argon2id$v=19$m=19456,t=2,p=1$eLY+Z3o1pDMq4rsR71fauQ$b5lyKb2n9p2TK0LY2bkuLdVpf3D6vLqOxIUTCtDuUNM', NULL, 0, NULL, NULL, 1794869519021),
(4, 'atelier', 'lucie.fontaine', 'lucie.fontaine', NULL, 'Lucie Fontaine', 'lucie.fontaine@atu.example', 'lucie.fontaine@atu.example', 0, 'fr', 'active', '208', '$argon2id$v=19$m=19456,t=2,p=1$RFAGboHA656xAC0ELdyI0Q$3ksypqiCTjKxb8KabSkS6Ap4FhkS8c7PTRkQeC+JK6s', NULL, 0, NULL, NULL, 1794869519022),
(5, 'atelier', 'hugo.blanc', 'hugo.blanc', NULL, 'Hugo Blanc', 'direction@colblanc.example', 'direction@colblanc.example', 0, 'fr', 'active', '214', '$argon2id$v=19$m=19456,t=2,p=1$y2vk/gsJgYucrLEJzbETyw$NiRz9I4PidOotz+amcaNGjoaAmoKbcA9BYJ5hGWHwyc', NULL, 0, NULL, NULL, 1794869519022),
(6, 'atelier', 'maud.tessier', 'maud.tessier', NULL, 'Maud Tessier', 'maud@orvane.example', 'maud@orvane.example', 0, 'fr', 'active', '223', '$argon2id$v=19$m=19456,t=2,p=1$cOT1juC/n22YMZ5cpvswSw$UoZiVX/4nyeiG6n3+H+0cNHpqaGIY1TiXdsVQ0P6WWw', NULL, 0, NULL, NULL, 1794869519023),
(7, 'atelier', 'sam.martin', 'sam.martin', NULL, 'Sam Martin', 'sam.martin@atu.example', 'sam.martin@atu.example', 1, 'fr', 'active', '202', '$argon2id$v=19$m=19456,t=2,p=1$PB3pUAwPan2I6eejbXk60g$jwu/fQfkpTP3iheGc9RRGq3ribqP9ICmA8qU0//0P5U', NULL, 0, 1794869519054, 1795819919244, 1794869519024),
(8, 'atelier', 'gaston.vial', 'gaston.vial', NULL, 'Gaston Vial', 'gaston@vial.example', 'gaston@vial.example', 1, 'fr', 'active', '211', '$argon2id$v=19$m=19456,t=2,p=1$UQ2ZC/Kj5PMO4Xn+rZgxhw$XhGTBODdWt32o+MrNPDQsCRs0cA7ookeiUAFi9nHbKY', NULL, 0, 1794869519096, NULL, 1794869519059),
(9, 'atelier', 'lea.bertin', 'lea.bertin', NULL, 'Léa Bertin', 'lea@bertin.example', 'lea@bertin.example', 1, 'fr', 'active', '213', '$argon2id$v=19$m=19456,t=2,p=1$EB0zvJ6mh72CwbMWhW6pcA$aOfZdKaf3u4eEsBenOFs25HLo11hKLKQ7pszhbgDBUY', NULL, 0, 1794869519139, NULL, 1794869519098),
(10, 'atelier', 'basile.orvane', 'basile.orvane', NULL, 'Basile Orvane', 'basile@orvane.example', 'basile@orvane.example', 0, 'fr', 'active', '221', '$argon2id$v=19$m=19456,t=2,p=1$Dal3VEoAjzbIf6/MMAAJSQ$toKy2SiMNssvyqW8b3tpKSnqn0RrpIXI5Y75/KwS4sk', NULL, 0, NULL, NULL, 1795819919270),
(11, 'atelier', 'karim.benali', 'karim.benali', NULL, 'Karim Benali', 'karim.benali@renfort.example', 'karim.benali@renfort.example', 0, 'fr', 'active', '209', '$argon2id$v=19$m=19456,t=2,p=1$wXn2iq4OjulvgKgRFjKvyQ$sbMrNjqwAg/5rP+9ydn5e+L5+Q4RltUw6jrIKBXN7qs', NULL, 0, NULL, NULL, 1795819919299),
(12, 'nord', 'ines.caron', 'ines.caron', NULL, 'Inès Caron', 'ines.caron@cabinet-caron.example', 'ines.caron@cabinet-caron.example', 0, 'fr', 'active', '244', '$argon2id$v=19$m=19456,t=2,p=1$nnEpmyKzXOepaaNu3VkJ1w$0KqCO4zQ7q3A0B1o/pEVRt2YLeHseE8sfEAOuEuXRx8', NULL, 0, NULL, NULL, 1795819919328),
(13, 'nord', 'hugo.blanc', 'hugo.blanc', NULL, 'Hugo Blanc', 'direction@colblanc.example', 'direction@colblanc.example', 0, 'fr', 'disabled', '214', '$argon2id$v=19$m=19456,t=2,p=1$WfRpN3Qpoeg5hWvrHbxU5w$4L/fm5blx3SvtF6i52T/Dygv5JVzQ5vOJW6/SXpzme4', NULL, 0, NULL, NULL, 1795819919330),
(14, 'nord', 'sam.martin', 'sam.martin', NULL, 'Sam Martin', 'sam.martin@harbour-boats.example', 'sam.martin@harbour-boats.example', 1, 'en', 'active', '241', '$argon2id$v=19$m=19456,t=2,p=1$Cc3nULR7UjogGJWh2nIFCw$fcfxwLrcecdZTXasWVu7HJ7saVcXXy5HJMXwtajK7V0', NULL, 0, 1795819919362, NULL, 1795819919331),
(15, 'nord', 'gaston.vial', 'gaston.vial', NULL, 'Gaston Vial', 'gaston@vial.example', 'gaston@vial.example', 1, 'fr', 'active', '211', '$argon2id$v=19$m=19456,t=2,p=1$NfwX67b4Czwb3Ufz/iZ5rQ$eWfcIM9ydALY8IsVI7kooQtKFPrrb9XwaBXZRtAm8EM', NULL, 0, 1795819919405, NULL, 1795819919364),
(16, 'nord', 'lea.bertin', 'lea.bertin', NULL, 'Léa Bertin', 'lea@bertin.example', 'lea@bertin.example', 1, 'fr', 'active', '243', '$argon2id$v=19$m=19456,t=2,p=1$kkTjrhotLEtFkEdPEcEzAw$WW9jEXKSKsXR65rT2G8i2SUv1B2PqWqlFMgo2XV4mqY', NULL, 0, 1795819919438, NULL, 1795819919407),
(17, 'nord', 'grace.okafor', 'grace.okafor', NULL, 'Grace Okafor', 'bursar@castlestreet.example', 'bursar@castlestreet.example', 0, 'en', 'active', '242', '$argon2id$v=19$m=19456,t=2,p=1$vRNZDMmPskJ5+2d2eJgghg$CFHURFnhWjmjtAbMiLF4IODuFVEW9mJVJ39rntImb+Y', NULL, 0, NULL, NULL, 1795819919464),
(18, 'nord', 'Straße.Groß', 'strasse.gross', NULL, 'Jürgen Groß', 'J.Groß@Straße.example', 'j.gross@strasse.example', 1, NULL, 'active', NULL, NULL, NULL, 0, NULL, NULL, 1795900000000),
(19, 'atelier', 'Q@YAPI.example', 'q@yapi.example', NULL, 'Q Yapı', 'Q@YAPI.example', 'q@yapi.example', 1, NULL, 'active', NULL, NULL, NULL, 0, NULL, NULL, 1795900000000),
(20, 'nord', 'q@yapı.example', 'q@yapi.example', NULL, 'Somebody else', 'q@yapı.example', 'q@yapi.example', 1, NULL, 'active', NULL, NULL, NULL, 0, NULL, NULL, 1795900000000),
(21, 'nord', 'wartet', 'wartet', NULL, 'Wartet', 'wartet@example.net', 'wartet@example.net', 0, NULL, 'unverified', NULL, NULL, NULL, 0, NULL, NULL, 1795900000000);

INSERT INTO accounts (id, third_party, state, sites, owner, created) VALUES
(1, '101', 'open', NULL, 1, 1794869519018),
(2, '104', 'open', NULL, 5, 1794869519022),
(3, '107', 'open', NULL, 10, 1794869519023),
(4, '108', 'open', NULL, 10, 1794869519023),
(5, '102', 'open', NULL, 8, 1794869519059),
(6, '103', 'open', NULL, NULL, 1794869519098),
(7, '105', 'open', NULL, NULL, 1794869519098),
(8, '112', 'open', NULL, 14, 1795819919328),
(9, '113', 'open', NULL, 17, 1795819919407);

INSERT INTO second_factor_accounts (account, since) VALUES
(2, 1795900000000);

INSERT INTO memberships (account, user, permissions, sees, state, sites, ends, created) VALUES
(1, 1, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1794869519018),
(1, 2, 'portal.invoices.view portal.supplier_invoices.view', 'all', 'active', NULL, NULL, 1794869519020),
(1, 3, 'portal.tickets.view portal.projects.view portal.tasks.view portal.tickets.write', 'own', 'active', NULL, NULL, 1794869519021),
(1, 4, 'portal.quotes.view portal.orders.view portal.shipments.view portal.products.view portal.orders.create portal.quotes.accept', 'all', 'suspended', NULL, NULL, 1794869519022),
(1, 7, 'portal.invoices.view', 'all', 'active', NULL, NULL, 1794869519024),
(1, 11, 'portal.invoices.view portal.orders.view', 'all', 'active', 'lac', 1801008000000, 1795819919299),
(2, 5, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1794869519022),
(2, 9, 'portal.shipments.view portal.projects.view portal.tasks.view', 'all', 'active', NULL, NULL, 1794869519098),
(2, 13, 'portal.products.view', 'all', 'active', NULL, NULL, 1795819919330),
(3, 6, 'portal.invoices.view portal.supplier_invoices.view', 'all', 'active', NULL, NULL, 1794869519023),
(3, 10, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1795819919270),
(4, 6, 'portal.orders.view portal.projects.view portal.tasks.view', 'all', 'active', NULL, NULL, 1794869519023),
(4, 10, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1795819919270),
(5, 8, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1794869519059),
(5, 15, 'portal.products.view', 'all', 'active', NULL, NULL, 1795819919364),
(6, 9, 'portal.quotes.view portal.orders.view portal.quotes.accept', 'all', 'active', NULL, NULL, 1794869519098),
(7, 9, 'portal.invoices.view portal.tickets.view portal.tickets.write', 'all', 'active', NULL, NULL, 1794869519098),
(8, 12, 'portal.invoices.view portal.supplier_invoices.view', 'all', 'active', NULL, NULL, 1795819919328),
(8, 14, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1795819919331),
(9, 16, 'portal.quotes.view portal.tickets.view', 'all', 'active', NULL, NULL, 1795819919407),
(9, 17, 'portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage', 'all', 'active', NULL, NULL, 1795819919464);

INSERT INTO sessions (id, token, user, site, opened, used, ended, pushed_out, account, agent, network) VALUES
(1, x'7f65920b5b0e37ca7c60cc53cad8b22feedfea4e4232bdf4715d1a300eeaa4f5', 1, 'alpes', 1795042319169, 1795042319169, 1795042319184, 0, 1, '', '127.0.0.0/24'),
(2, x'e199caf49aa6e6bc1665a8807650be6fe5500d5e6951f02d385042e0177a3496', 1, 'alpes', 1795733519209, 1795733519209, 1795733519218, 0, 1, '', '127.0.0.0/24'),
(3, x'e7c496d40673c78fae9e91401638462835bfeea85ea36ab0a13126b6a9d0ddb3', 7, 'alpes', 1795819919244, 1795819919244, 1795819919250, 0, 1, '', '127.0.0.0/24'),
(4, x'0101010101010101010101010101010101010101010101010101010101010101', 1, 'alpes', 1795900000000, 1795900000000, NULL, 0, 1, 'Firefox', '192.0.2.0/24');

INSERT INTO devices (token, user, used) VALUES
(x'14d85671d82bd61a1903ba033e95225d92a5a4f6ff8aa857fbf762278277eab5', 1, 1795042319169),
(x'd379e8ea2e78a871f5133ee9e645a7f8841eca8e208ddd15f68c8c19ab2c07b7', 7, 1795819919244),
(x'e0e74886bc0b9b9b9fb7c295ca8964246349e6bf5b263be2abf9be7f401a2343', 1, 1795733519209);

INSERT INTO second_factors (user, seed, since, step, failures) VALUES
(10, x'0202020202020202020202020202020202020202', 1795900000000, 59863333, 0);

INSERT INTO recovery_codes (user, hash) VALUES
(10, x'0303030303030303030303030303030303030303030303030303030303030303'),
(10, x'0404040404040404040404040404040404040404040404040404040404040404');

INSERT INTO second_factor_set_ups (session, seed, expires) VALUES
(4, x'0505050505050505050505050505050505050505', 1795900600000);

INSERT INTO pending_sign_ins (token, user, site, password, device, tried, expires, tries) VALUES
(x'0606060606060606060606060606060606060606060606060606060606060606', 10, 'alpes', x'0707070707070707070707070707070707070707070707070707070707070707', NULL, 1, 1795900600000, 0);

INSERT INTO throttles (bucket, tries, last) VALUES
('network:127.0.0.0/24', 0, 1795819919219);

INSERT INTO links (token, user, created, expires, used) VALUES
(x'0448aec6d315972495740cf5dbfd1f28ba66c3a945dbd1b5c224d1df09aeeb58', 16, 1795819919410, 1796424719410, 1795819919438),
(x'5d9b02cc7acb7b22bddf06ceaa22403d18d1c4ac2354cc6b004b543464bb68fd', 15, 1795819919368, 1796424719368, 1795819919405),
(x'61095271c25f3141937ecfaa05a6ca6e3506f54a9c339902afe5d7a91cfb9d75', 14, 1795819919333, 1796424719333, 1795819919362);

INSERT INTO outbox (id, mail, created, tries, due) VALUES
(1, '{"site":"alpes","from_name":"Atelier des Alpes","to":"","to_name":"","subject":"","text":"","html":"","language":"en"}', 1795900000000, 0, 1795900000000);

INSERT INTO activity (id, user, at, event, site, network, browser) VALUES
(1, 7, 1794869519054, 'password-changed', 'alpes', '', ''),
(2, 8, 1794869519096, 'password-changed', 'alpes', '', ''),
(3, 9, 1794869519139, 'password-changed', 'alpes', '', ''),
(4, 1, 1795042319169, 'signed-in', 'alpes', '127.0.0.0/24', ''),
(5, 1, 1795733519209, 'signed-in', 'alpes', '127.0.0.0/24', ''),
(6, 7, 1795819919244, 'signed-in', 'alpes', '127.0.0.0/24', ''),
(7, 14, 1795819919362, 'password-changed', 'nord', '', ''),
(8, 15, 1795819919405, 'password-changed', 'nord', '', ''),
(9, 16, 1795819919438, 'password-changed', 'nord', '', '');

INSERT INTO email_changes (user, email, email_key, site, session, key, old_token, new_token, old_confirmed, new_confirmed, created, expires) VALUES
(3, 'Theo.Braun@Büro.example', 'theo.braun@büro.example', 'alpes', 4, 'change-1', x'0808080808080808080808080808080808080808080808080808080808080808', x'0909090909090909090909090909090909090909090909090909090909090909', NULL, NULL, 1795900000000, 1795986400000);

INSERT INTO contacts (id, account, name, email, email_key, categories, user, created) VALUES
(1, 1, 'Solange Perrin, Cabinet Perrin', 'solange@cabinet-perrin.example', 'solange@cabinet-perrin.example', 'invoices', NULL, 1795042319174),
(2, 1, 'Quai de livraison', 'quai@atu.example', 'quai@atu.example', 'quotes_orders deliveries', NULL, 1795042319177);

INSERT INTO invitations (id, account, site, realm, email, email_key, name, locale, inviter, inviter_name, contact, permissions, sees, sites, ends, lifetime, token, created, expires, resent, asked, state, settled) VALUES
(1, 1, 'alpes', 'atelier', 'oscar.meunier@atu.example', 'oscar.meunier@atu.example', 'Oscar Meunier', NULL, 1, 'Atu Lenobli', NULL, 'portal.tickets.view portal.projects.view portal.tasks.view portal.tickets.write', 'all', NULL, NULL, 604800000, x'5190f9524057c3fee36679135253084da76bd2b1b6bdb31bf9e5240c899b5bf7', 1795042319179, 1795647119179, 0, NULL, 'pending', NULL),
(2, 1, 'alpes', 'atelier', 'nina.roche@atu.example', 'nina.roche@atu.example', 'Nina Roche', NULL, 1, 'Atu Lenobli', NULL, 'portal.quotes.view portal.orders.view portal.shipments.view portal.products.view portal.orders.create portal.quotes.accept', 'all', NULL, NULL, 604800000, x'6e2e4fdf93a7469dbbbd4de43913a6798e42cb0449aa0aeecbae75ba44651e9b', 1795733519216, 1796338319216, 0, NULL, 'pending', NULL);

INSERT INTO invitation_mails (token, invitation, account, inviter, email_key, sent) VALUES
(x'5190f9524057c3fee36679135253084da76bd2b1b6bdb31bf9e5240c899b5bf7', 1, 1, 1, 'oscar.meunier@atu.example', 1795042319179),
(x'6e2e4fdf93a7469dbbbd4de43913a6798e42cb0449aa0aeecbae75ba44651e9b', 2, 1, 1, 'nina.roche@atu.example', 1795733519216);

INSERT INTO invitation_codes (invitation, user, code, expires, tries, mailed) VALUES
(2, 7, x'0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 1795900600000, 0, 1795900000000);

INSERT INTO transfers (id, account, proposer, candidate, created, expires, state, settled) VALUES
(1, 1, 1, 7, 1795900000000, 1796504800000, 'withdrawn', 1795900001000);

INSERT INTO recoveries (id, account, owner, candidate, proposed_by, reason, created, expires, state, settled, settled_by) VALUES
(1, 1, 1, 7, 'Zoé Petit', 'on leave', 1795900000000, 1796504800000, 'cancelled', 1795900001000, 'Zoé Petit');

INSERT INTO ledger (account, number, line, previous, hash) VALUES
(1, 1, '{"ledger":1,"account":1,"number":1,"at":"2026-11-16T22:51:59.018Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"atu.lenobli","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"bba5e7a9dc50787316d7468d76dd810b45277816e3e5fcd41e84c963160b656f"}', '0000000000000000000000000000000000000000000000000000000000000000', 'bba5e7a9dc50787316d7468d76dd810b45277816e3e5fcd41e84c963160b656f'),
(1, 2, '{"ledger":1,"account":1,"number":2,"at":"2026-11-16T22:51:59.020Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"ines.caron","permissions":"portal.invoices.view portal.supplier_invoices.view","role":"member","sees":"all","sites":"every site"},"previous":"bba5e7a9dc50787316d7468d76dd810b45277816e3e5fcd41e84c963160b656f","hash":"c44a47a0ae38cc53294d15983532b08e365930e0e33a14ca24e3eabd2787a114"}', 'bba5e7a9dc50787316d7468d76dd810b45277816e3e5fcd41e84c963160b656f', 'c44a47a0ae38cc53294d15983532b08e365930e0e33a14ca24e3eabd2787a114'),
(1, 3, '{"ledger":1,"account":1,"number":3,"at":"2026-11-16T22:51:59.021Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"theo.braun","permissions":"portal.tickets.view portal.projects.view portal.tasks.view portal.tickets.write","role":"member","sees":"own","sites":"every site"},"previous":"c44a47a0ae38cc53294d15983532b08e365930e0e33a14ca24e3eabd2787a114","hash":"8184d7736f4f8647fc23b88c310d920b9553a1d2a7c7f5f16601a8e4a5d674a4"}', 'c44a47a0ae38cc53294d15983532b08e365930e0e33a14ca24e3eabd2787a114', '8184d7736f4f8647fc23b88c310d920b9553a1d2a7c7f5f16601a8e4a5d674a4'),
(1, 4, '{"ledger":1,"account":1,"number":4,"at":"2026-11-16T22:51:59.022Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"lucie.fontaine","permissions":"portal.quotes.view portal.orders.view portal.shipments.view portal.products.view portal.orders.create portal.quotes.accept","role":"member","sees":"all","sites":"every site"},"previous":"8184d7736f4f8647fc23b88c310d920b9553a1d2a7c7f5f16601a8e4a5d674a4","hash":"797ae048624eb8af7cc031b31f5ff926ddc5282a0f9c4b88732bbd61a7ca9e39"}', '8184d7736f4f8647fc23b88c310d920b9553a1d2a7c7f5f16601a8e4a5d674a4', '797ae048624eb8af7cc031b31f5ff926ddc5282a0f9c4b88732bbd61a7ca9e39'),
(1, 5, '{"ledger":1,"account":1,"number":5,"at":"2026-11-16T22:51:59.024Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"sam.martin","permissions":"portal.invoices.view","role":"member","sees":"all","sites":"every site"},"previous":"797ae048624eb8af7cc031b31f5ff926ddc5282a0f9c4b88732bbd61a7ca9e39","hash":"017b79fc53e8c546fc9b979762f82f53beac3a7d9bda7ee4642a457b45eb4698"}', '797ae048624eb8af7cc031b31f5ff926ddc5282a0f9c4b88732bbd61a7ca9e39', '017b79fc53e8c546fc9b979762f82f53beac3a7d9bda7ee4642a457b45eb4698'),
(1, 6, '{"ledger":1,"account":1,"number":6,"at":"2026-11-18T22:51:59.169Z","actor":"user","name":"atu.lenobli","event":"signed-in","detail":{"site":"alpes"},"previous":"017b79fc53e8c546fc9b979762f82f53beac3a7d9bda7ee4642a457b45eb4698","hash":"0a93374e03ccb1189a608c24b45ab34583b180f2d198cb5e96d90aad0bbedf06"}', '017b79fc53e8c546fc9b979762f82f53beac3a7d9bda7ee4642a457b45eb4698', '0a93374e03ccb1189a608c24b45ab34583b180f2d198cb5e96d90aad0bbedf06'),
(1, 7, '{"ledger":1,"account":1,"number":7,"at":"2026-11-18T22:51:59.174Z","actor":"user","name":"atu.lenobli","event":"contact-added","detail":{"categories":"invoices","email":"solange@cabinet-perrin.example","name":"Solange Perrin, Cabinet Perrin"},"previous":"0a93374e03ccb1189a608c24b45ab34583b180f2d198cb5e96d90aad0bbedf06","hash":"802ceddcfdceb3a06b5389ff7ead14a4d143c30ad111bf0f26553c7db912bd2c"}', '0a93374e03ccb1189a608c24b45ab34583b180f2d198cb5e96d90aad0bbedf06', '802ceddcfdceb3a06b5389ff7ead14a4d143c30ad111bf0f26553c7db912bd2c'),
(1, 8, '{"ledger":1,"account":1,"number":8,"at":"2026-11-18T22:51:59.177Z","actor":"user","name":"atu.lenobli","event":"contact-added","detail":{"categories":"quotes_orders deliveries","email":"quai@atu.example","name":"Quai de livraison"},"previous":"802ceddcfdceb3a06b5389ff7ead14a4d143c30ad111bf0f26553c7db912bd2c","hash":"2852056703e2cc6f62990dc91ad85ca114a196f4807e2c38bebdcedd4d9a45ec"}', '802ceddcfdceb3a06b5389ff7ead14a4d143c30ad111bf0f26553c7db912bd2c', '2852056703e2cc6f62990dc91ad85ca114a196f4807e2c38bebdcedd4d9a45ec'),
(1, 9, '{"ledger":1,"account":1,"number":9,"at":"2026-11-18T22:51:59.179Z","actor":"user","name":"atu.lenobli","event":"invited","detail":{"email":"oscar.meunier@atu.example","ends":"never","permissions":"portal.tickets.view portal.projects.view portal.tasks.view portal.tickets.write","sees":"all","sites":"every site"},"previous":"2852056703e2cc6f62990dc91ad85ca114a196f4807e2c38bebdcedd4d9a45ec","hash":"1b5a26ba6feff9e1c57333f9df79cbc41995814da8800be6a7ea6ee00ff2369f"}', '2852056703e2cc6f62990dc91ad85ca114a196f4807e2c38bebdcedd4d9a45ec', '1b5a26ba6feff9e1c57333f9df79cbc41995814da8800be6a7ea6ee00ff2369f'),
(1, 10, '{"ledger":1,"account":1,"number":10,"at":"2026-11-26T22:51:59.209Z","actor":"user","name":"atu.lenobli","event":"signed-in","detail":{"site":"alpes"},"previous":"1b5a26ba6feff9e1c57333f9df79cbc41995814da8800be6a7ea6ee00ff2369f","hash":"3578425854241f09b413a9a06717b446ff9c926cd394cb9a4fb10d76e4e8eda5"}', '1b5a26ba6feff9e1c57333f9df79cbc41995814da8800be6a7ea6ee00ff2369f', '3578425854241f09b413a9a06717b446ff9c926cd394cb9a4fb10d76e4e8eda5'),
(1, 11, '{"ledger":1,"account":1,"number":11,"at":"2026-11-26T22:51:59.214Z","actor":"user","name":"atu.lenobli","event":"suspended","detail":{"login":"lucie.fontaine"},"previous":"3578425854241f09b413a9a06717b446ff9c926cd394cb9a4fb10d76e4e8eda5","hash":"2cd7c35f182487bdd5426d70a980366d04f3fe456edb198d4aa8a1db952edded"}', '3578425854241f09b413a9a06717b446ff9c926cd394cb9a4fb10d76e4e8eda5', '2cd7c35f182487bdd5426d70a980366d04f3fe456edb198d4aa8a1db952edded'),
(1, 12, '{"ledger":1,"account":1,"number":12,"at":"2026-11-26T22:51:59.216Z","actor":"user","name":"atu.lenobli","event":"invited","detail":{"email":"nina.roche@atu.example","ends":"never","permissions":"portal.quotes.view portal.orders.view portal.shipments.view portal.products.view portal.orders.create portal.quotes.accept","sees":"all","sites":"every site"},"previous":"2cd7c35f182487bdd5426d70a980366d04f3fe456edb198d4aa8a1db952edded","hash":"9292245201b326b1ff64c836139701937ffa44975bf0b899f0c1f6ac373b51dd"}', '2cd7c35f182487bdd5426d70a980366d04f3fe456edb198d4aa8a1db952edded', '9292245201b326b1ff64c836139701937ffa44975bf0b899f0c1f6ac373b51dd'),
(1, 13, '{"ledger":1,"account":1,"number":13,"at":"2026-11-27T22:51:59.244Z","actor":"user","name":"sam.martin","event":"signed-in","detail":{"site":"alpes"},"previous":"9292245201b326b1ff64c836139701937ffa44975bf0b899f0c1f6ac373b51dd","hash":"3ae69189d45a27410b8789479dee2ebb5e5ff55ede569ee456c81715ee6001df"}', '9292245201b326b1ff64c836139701937ffa44975bf0b899f0c1f6ac373b51dd', '3ae69189d45a27410b8789479dee2ebb5e5ff55ede569ee456c81715ee6001df'),
(1, 14, '{"ledger":1,"account":1,"number":14,"at":"2026-11-27T22:51:59.248Z","actor":"user","name":"sam.martin","event":"permission-asked","detail":{"permissions":"portal.quotes.view","reason":"Pour suivre le devis des portes de l’étage."},"previous":"3ae69189d45a27410b8789479dee2ebb5e5ff55ede569ee456c81715ee6001df","hash":"82f70b5e681c1d98964eaa8143e5eb1b94327a62a1af201d94c4cf64eca4913a"}', '3ae69189d45a27410b8789479dee2ebb5e5ff55ede569ee456c81715ee6001df', '82f70b5e681c1d98964eaa8143e5eb1b94327a62a1af201d94c4cf64eca4913a'),
(1, 15, '{"ledger":1,"account":1,"number":15,"at":"2026-11-27T22:51:59.299Z","actor":"staff","name":"","event":"granted","detail":{"ends":"2027-01-27T00:00:00Z","login":"karim.benali","permissions":"portal.invoices.view portal.orders.view","role":"member","sees":"all","sites":"lac"},"previous":"82f70b5e681c1d98964eaa8143e5eb1b94327a62a1af201d94c4cf64eca4913a","hash":"d251c65404aed1d83610671a665571bd5e3e381d20b6a3d36764041f555a1416"}', '82f70b5e681c1d98964eaa8143e5eb1b94327a62a1af201d94c4cf64eca4913a', 'd251c65404aed1d83610671a665571bd5e3e381d20b6a3d36764041f555a1416'),
(2, 1, '{"ledger":1,"account":2,"number":1,"at":"2026-11-16T22:51:59.022Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"hugo.blanc","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"adccbed77e3e72f8685a73dd2eb3a0cae89055a4e506fdee920e10419603b48f"}', '0000000000000000000000000000000000000000000000000000000000000000', 'adccbed77e3e72f8685a73dd2eb3a0cae89055a4e506fdee920e10419603b48f'),
(2, 2, '{"ledger":1,"account":2,"number":2,"at":"2026-11-16T22:51:59.098Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"lea.bertin","permissions":"portal.shipments.view portal.projects.view portal.tasks.view","role":"member","sees":"all","sites":"every site"},"previous":"adccbed77e3e72f8685a73dd2eb3a0cae89055a4e506fdee920e10419603b48f","hash":"ce63859d310485df1f00c254f38b338be1403af995b2fe96830b00b241f775cc"}', 'adccbed77e3e72f8685a73dd2eb3a0cae89055a4e506fdee920e10419603b48f', 'ce63859d310485df1f00c254f38b338be1403af995b2fe96830b00b241f775cc'),
(2, 3, '{"ledger":1,"account":2,"number":3,"at":"2026-11-27T22:51:59.330Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"hugo.blanc","permissions":"portal.products.view","role":"member","sees":"all","sites":"every site"},"previous":"ce63859d310485df1f00c254f38b338be1403af995b2fe96830b00b241f775cc","hash":"6f166ae4aa4399c6fe4b89625941301f6e6ed0d124dfbc27c4c72005dabde61a"}', 'ce63859d310485df1f00c254f38b338be1403af995b2fe96830b00b241f775cc', '6f166ae4aa4399c6fe4b89625941301f6e6ed0d124dfbc27c4c72005dabde61a'),
(3, 1, '{"ledger":1,"account":3,"number":1,"at":"2026-11-16T22:51:59.023Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"maud.tessier","permissions":"portal.invoices.view portal.supplier_invoices.view","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"96218d8614ad6174033bc0131c69c3ae278987af01d6515a8f83fcab388e3216"}', '0000000000000000000000000000000000000000000000000000000000000000', '96218d8614ad6174033bc0131c69c3ae278987af01d6515a8f83fcab388e3216'),
(3, 2, '{"ledger":1,"account":3,"number":2,"at":"2026-11-27T22:51:59.270Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"basile.orvane","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"96218d8614ad6174033bc0131c69c3ae278987af01d6515a8f83fcab388e3216","hash":"9969496dc56748972924566a34bb6fa1763d9d63df0f2b3eeba1fa9bbb0f8d9c"}', '96218d8614ad6174033bc0131c69c3ae278987af01d6515a8f83fcab388e3216', '9969496dc56748972924566a34bb6fa1763d9d63df0f2b3eeba1fa9bbb0f8d9c'),
(4, 1, '{"ledger":1,"account":4,"number":1,"at":"2026-11-16T22:51:59.023Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"maud.tessier","permissions":"portal.orders.view portal.projects.view portal.tasks.view","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"4c5959dca733ead993bdf468dcda93a317b9464be68e0276f0e1b092aeb09334"}', '0000000000000000000000000000000000000000000000000000000000000000', '4c5959dca733ead993bdf468dcda93a317b9464be68e0276f0e1b092aeb09334'),
(4, 2, '{"ledger":1,"account":4,"number":2,"at":"2026-11-27T22:51:59.270Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"basile.orvane","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"4c5959dca733ead993bdf468dcda93a317b9464be68e0276f0e1b092aeb09334","hash":"0dede9b6ca15ea518c62f9089e5515eed8fb2acd12510554eb3043a8426cb83b"}', '4c5959dca733ead993bdf468dcda93a317b9464be68e0276f0e1b092aeb09334', '0dede9b6ca15ea518c62f9089e5515eed8fb2acd12510554eb3043a8426cb83b'),
(5, 1, '{"ledger":1,"account":5,"number":1,"at":"2026-11-16T22:51:59.059Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"gaston.vial","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"cb97f693227c24c6762c569bf49c8b9aa5b5a19b27f4ef253397b0fe6077270a"}', '0000000000000000000000000000000000000000000000000000000000000000', 'cb97f693227c24c6762c569bf49c8b9aa5b5a19b27f4ef253397b0fe6077270a'),
(5, 2, '{"ledger":1,"account":5,"number":2,"at":"2026-11-27T22:51:59.364Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"gaston.vial","permissions":"portal.products.view","role":"member","sees":"all","sites":"every site"},"previous":"cb97f693227c24c6762c569bf49c8b9aa5b5a19b27f4ef253397b0fe6077270a","hash":"898c9342660b45c0b4b2a692da6c4f810ab38b4e4fa7ba9f2b2293ac1f79609a"}', 'cb97f693227c24c6762c569bf49c8b9aa5b5a19b27f4ef253397b0fe6077270a', '898c9342660b45c0b4b2a692da6c4f810ab38b4e4fa7ba9f2b2293ac1f79609a'),
(6, 1, '{"ledger":1,"account":6,"number":1,"at":"2026-11-16T22:51:59.098Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"lea.bertin","permissions":"portal.quotes.view portal.orders.view portal.quotes.accept","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"74d797ab88e96d760b1b3fb17b9d9bf7d6cff767fccf41c7f810a95a55bb8259"}', '0000000000000000000000000000000000000000000000000000000000000000', '74d797ab88e96d760b1b3fb17b9d9bf7d6cff767fccf41c7f810a95a55bb8259'),
(7, 1, '{"ledger":1,"account":7,"number":1,"at":"2026-11-16T22:51:59.098Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"lea.bertin","permissions":"portal.invoices.view portal.tickets.view portal.tickets.write","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"6bd39316f1940989febbbd1e4f9a806b3d581ebb703cbdb05b9639d6b53325a7"}', '0000000000000000000000000000000000000000000000000000000000000000', '6bd39316f1940989febbbd1e4f9a806b3d581ebb703cbdb05b9639d6b53325a7'),
(8, 1, '{"ledger":1,"account":8,"number":1,"at":"2026-11-27T22:51:59.328Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"ines.caron","permissions":"portal.invoices.view portal.supplier_invoices.view","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"01597e0bfae393854a15d085e32251834b900407beb068de195943393ebf704b"}', '0000000000000000000000000000000000000000000000000000000000000000', '01597e0bfae393854a15d085e32251834b900407beb068de195943393ebf704b'),
(8, 2, '{"ledger":1,"account":8,"number":2,"at":"2026-11-27T22:51:59.331Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"sam.martin","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"01597e0bfae393854a15d085e32251834b900407beb068de195943393ebf704b","hash":"27bfa1a536680f8e9187f8571eb9c424fe799f458a6d39f6acaea361667bb97a"}', '01597e0bfae393854a15d085e32251834b900407beb068de195943393ebf704b', '27bfa1a536680f8e9187f8571eb9c424fe799f458a6d39f6acaea361667bb97a'),
(9, 1, '{"ledger":1,"account":9,"number":1,"at":"2026-11-27T22:51:59.407Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"lea.bertin","permissions":"portal.quotes.view portal.tickets.view","role":"member","sees":"all","sites":"every site"},"previous":"0000000000000000000000000000000000000000000000000000000000000000","hash":"3a6a5c800acc7b700f5796de285f30172defb19bd6b29607f04b2c52b9cc6221"}', '0000000000000000000000000000000000000000000000000000000000000000', '3a6a5c800acc7b700f5796de285f30172defb19bd6b29607f04b2c52b9cc6221'),
(9, 2, '{"ledger":1,"account":9,"number":2,"at":"2026-11-27T22:51:59.464Z","actor":"staff","name":"","event":"granted","detail":{"ends":"never","login":"grace.okafor","permissions":"portal.invoices.view portal.quotes.view portal.orders.view portal.profile.edit portal.shipments.view portal.tickets.view portal.projects.view portal.supplier_invoices.view portal.tasks.view portal.products.view portal.tickets.write portal.orders.create portal.quotes.accept portal.users.manage","role":"owner","sees":"all","sites":"every site"},"previous":"3a6a5c800acc7b700f5796de285f30172defb19bd6b29607f04b2c52b9cc6221","hash":"2c38b1a04900d77a2dfedc20328ff57923c106d0adfaa64c60bc9e0f769c0fd8"}', '3a6a5c800acc7b700f5796de285f30172defb19bd6b29607f04b2c52b9cc6221', '2c38b1a04900d77a2dfedc20328ff57923c106d0adfaa64c60bc9e0f769c0fd8');

INSERT INTO permission_requests (account, user, permission, text, asked, open) VALUES
(1, 7, 'portal.quotes.view', 'Pour suivre le devis des portes de l’étage.', 1795819919248, 1);

INSERT INTO kept_logins (site, login_key, user) VALUES
('nord', 'jean.straße', 5);

INSERT INTO kept_contacts (user, account, contact) VALUES
(9, 2, '204');

INSERT INTO login_codes (session, other, code, expires, tries) VALUES
(4, 16, x'0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b', 1795900600000, 0);

INSERT INTO realm_changes (id, sites, from_realm, to_realm, digest, summary, steps, made_by, reason, applied, reverted, reverted_by) VALUES
(1, 'lac', 'lac', 'atelier', 'd1', '{}', '[]', 'Zoé Petit', 'one sign-in', 1795900000000, NULL, '');

INSERT INTO hand_offs (token, user, from_site, to_site, session, staff, reason, account, expires, used) VALUES
(x'0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c', 1, 'alpes', 'lac', 4, NULL, NULL, NULL, 1795900060000, NULL);

INSERT INTO views_as (session, staff, reason, account) VALUES
(5, 'Zoé Petit', 'asked by phone', 1);

INSERT INTO view_as_consents (account, since) VALUES
(1, 1795900000000);

INSERT INTO default_accounts (user, site, account) VALUES
(9, 'alpes', 2);

INSERT INTO sign_ups (user, key, company, next, created, expires) VALUES
(21, 'sign-up-1', 'Wartet GmbH', '/', 1795900000000, 1795986400000);

INSERT INTO actions (key, content, answer, created) VALUES
('order-1', x'0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d', '{"id":"1"}', 1795900000000);
