-- The small bell is of bronze or of silver, with one kind of clapper; silver costs more.
ALTER TABLE product_product ADD default_code varchar;
UPDATE product_product SET default_code = 'BELL-SS' WHERE id = 103;
UPDATE product_template SET default_code = NULL WHERE id = 2;
CREATE TABLE product_attribute_value (id int PRIMARY KEY, name jsonb);
CREATE TABLE product_template_attribute_value (id int PRIMARY KEY, product_attribute_value_id int, attribute_line_id int, price_extra numeric);
CREATE TABLE product_variant_combination (product_product_id int, product_template_attribute_value_id int);
INSERT INTO product_attribute_value VALUES (1, '{"en_US": "bronze"}'), (2, '{"en_US": "silver", "fr_FR": "argent"}'), (3, '{"en_US": "steel"}');
INSERT INTO product_template_attribute_value VALUES (1, 3, 8, 0), (2, 1, 7, 0), (3, 2, 7, 12);
INSERT INTO product_variant_combination VALUES (102, 1), (102, 2), (103, 1), (103, 3);
