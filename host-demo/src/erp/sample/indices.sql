-- The orders of a list. Apart from the tables, because the large data set is filled first and ordered afterwards.

CREATE UNIQUE INDEX documents_by_id ON documents (kind, id);
-- The last columns let a count and the usual filters be answered from the index alone.
CREATE INDEX documents_by_date ON documents (kind, third_party, date, id, state, entity, reserved, open, contacts);
CREATE INDEX documents_by_reference ON documents (kind, third_party, reference, id);
CREATE INDEX documents_by_until ON documents (kind, third_party, until, id);
CREATE INDEX documents_by_total ON documents (kind, third_party, cents, id);
-- What waits for something is few among many: the counters of the home page.
CREATE INDEX open_documents_by_date ON documents (kind, third_party, date, id, state, entity, reserved, contacts, until)
    WHERE open = 1;
