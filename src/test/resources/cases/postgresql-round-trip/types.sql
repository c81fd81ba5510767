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
