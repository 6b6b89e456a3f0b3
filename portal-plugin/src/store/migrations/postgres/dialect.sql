-- What the statements of the store take for granted, as SQLite has it, and PostgreSQL says otherwise: so that each statement is
-- written once.

-- The field of an object of JSON that a text is, by its name or, behind `$.`, its path; numbers and truths are texts.
CREATE FUNCTION json_field(document text, field text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN field LIKE '$.%' THEN document::json #>> string_to_array(substr(field, 3), '.')
        ELSE document::json ->> field END
$$;
CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_field);

-- The same object with a text in a field of it, by its path behind `$.`.
CREATE FUNCTION json_set(document text, field text, value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT jsonb_set(document::jsonb, string_to_array(substr(field, 3), '.'), to_jsonb(value))::text
$$;

-- The members of an array of JSON that a text is.
CREATE FUNCTION json_each(document text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT members.value::text FROM json_array_elements(document::json) AS members (value)
$$;

-- The greater and the lesser of two numbers; nothing, where one of them is nothing.
CREATE FUNCTION max(one bigint, other bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT greatest(one, other)
$$;
CREATE FUNCTION min(one bigint, other bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT least(one, other)
$$;

-- Where a text begins in another one; 0 where it does not.
CREATE FUNCTION instr(text, text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strpos($1, $2)::bigint
$$;

-- A moment as a ledger writes it: the only form of it that we ask for.
CREATE FUNCTION strftime(form text, seconds numeric, epoch text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT to_char(to_timestamp(seconds) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
