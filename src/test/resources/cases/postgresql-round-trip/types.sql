CREATE COLLATION by_number (PROVIDER = icu, LOCALE = 'en-u-kn');
CREATE COLLATION bare (LOCALE = 'C');
CREATE DOMAIN sorted AS varchar(9) COLLATE by_number;
CREATE TABLE sorting (id bigint PRIMARY KEY, one text COLLATE by_number, two sorted, three text);
CREATE INDEX ix_sorting ON sorting (three COLLATE bare);
CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CONSTRAINT above_zero CHECK (VALUE > 0);
CREATE DOMAIN small_positive AS positive CHECK (VALUE < 100);
CREATE DOMAIN tag AS varchar(20) COLLATE "C";
CREATE TYPE pair AS (one positive, other text);
CREATE FUNCTION longer(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN length(a) > length(b) THEN a ELSE b END $$;
CREATE FUNCTION after_longer(a text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT longer(a, 'x') $$;
CREATE AGGREGATE longest(text) (SFUNC = longer, STYPE = text, INITCOND = '', PARALLEL = SAFE);
CREATE TABLE words (id bigint PRIMARY KEY, word text, amount positive, label tag, both_of pair);
CREATE VIEW plain AS SELECT id, word FROM words;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refused INSTEAD OF INSERT ON plain FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE MATERIALIZED VIEW totals AS SELECT word, count(*) AS amount, longest(word) AS most FROM plain GROUP BY word;
CREATE UNIQUE INDEX ix_totals_word ON totals (word);
CREATE INDEX ix_totals_most ON totals (lower(most)) WHERE amount > 1;
CREATE VIEW above AS SELECT word FROM totals WHERE amount > 2;
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE by_letter AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TABLE spans (id bigint PRIMARY KEY, span float_range, letters by_letter);
CREATE FUNCTION sum_step(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$;
CREATE FUNCTION sum_back(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT a - b $$;
CREATE FUNCTION last_value(a anyelement, b anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT b $$;
CREATE AGGREGATE moving(bigint) (SFUNC = sum_step, STYPE = bigint, SSPACE = 64, INITCOND = '0',
  MSFUNC = sum_step, MINVFUNC = sum_back, MSTYPE = bigint, MSSPACE = 32, MINITCOND = '0');
CREATE AGGREGATE smallest_of(bigint) (SFUNC = int8smaller, STYPE = bigint, SORTOP = <);
CREATE AGGREGATE middle(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
  FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal,
  FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE VIEW guarded WITH (security_barrier = true, check_option = local) AS SELECT word, id FROM words WHERE id > 0;
CREATE MATERIALIZED VIEW loose WITH (fillfactor = 50) AS SELECT id FROM words;
