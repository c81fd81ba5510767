CREATE SCHEMA elsewhere;
CREATE TABLE elsewhere.far (id BIGINT PRIMARY KEY, other BIGINT, UNIQUE (id, other));
CREATE TYPE unused AS ENUM ('a', 'it''s');
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE users (id BIGINT PRIMARY KEY, name TEXT, state state, UNIQUE (id, name));
CREATE FUNCTION stamp() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

CREATE TABLE events (id BIGINT, at TIMESTAMP NOT NULL, note TEXT, PRIMARY KEY (id, at, note)) PARTITION BY RANGE (at);
CREATE INDEX ix_events_note ON events (note);
CREATE TRIGGER stamped BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events (id DEFAULT 7) FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (note);
CREATE TABLE "events_2026 Red" PARTITION OF events_2026 FOR VALUES IN ('red', 'it''s');
CREATE TABLE events_rest PARTITION OF events (CONSTRAINT noted CHECK (note <> '')) DEFAULT;
COMMENT ON TABLE events_2025 IS 'last year';
CREATE INDEX ix_only_2025 ON events_2025 (at DESC);
CREATE TRIGGER only_2025 BEFORE UPDATE ON events_2025 FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE VIEW last_year AS SELECT id, note FROM events_2025;
CREATE VIEW last_year_noted AS SELECT id FROM last_year WHERE note IS NOT NULL;
CREATE MATERIALIZED VIEW last_year_count AS SELECT count(*) AS amount FROM last_year;
CREATE INDEX ix_last_year_count ON last_year_count (amount);

CREATE TABLE animals (id BIGINT, name TEXT CHECK (name <> ''));
CREATE TABLE owned (owner BIGINT);
CREATE TYPE only_dogs AS ENUM ('barks');
CREATE TABLE dogs (bark TEXT, state state, habit only_dogs) INHERITS (animals, owned);
ALTER TABLE dogs ADD CONSTRAINT dogs_key UNIQUE (id);
CREATE TABLE leashes (id BIGINT, dog BIGINT, CONSTRAINT of_dog FOREIGN KEY (dog) REFERENCES dogs (id));

CREATE TABLE bookings (
  id BIGINT, other BIGINT, name TEXT, room INT4RANGE, price NUMERIC,
  CONSTRAINT no_overlap EXCLUDE USING gist (room WITH &&),
  CONSTRAINT uq_with UNIQUE (other) INCLUDE (name),
  CONSTRAINT full_match FOREIGN KEY (id, name) REFERENCES users (id, name) MATCH FULL ON DELETE CASCADE,
  CONSTRAINT some_nulls FOREIGN KEY (id, name) REFERENCES users (id, name) ON DELETE SET NULL (name),
  CONSTRAINT lax FOREIGN KEY (other) REFERENCES users (id) NOT ENFORCED,
  CONSTRAINT far FOREIGN KEY (id, other) REFERENCES elsewhere.far (id, other) ON UPDATE CASCADE DEFERRABLE,
  CONSTRAINT lax_check CHECK (price > 0) NOT ENFORCED,
  CONSTRAINT own_check CHECK (price > 1) NO INHERIT
);
ALTER TABLE bookings ADD CONSTRAINT late_check CHECK (price > 2) NOT VALID;
CREATE POLICY own_rows ON bookings USING (true);
CREATE POLICY own_rows ON users AS RESTRICTIVE FOR UPDATE TO postgres USING (id > 0) WITH CHECK (name <> 'x''y');
CREATE RULE kept AS ON DELETE TO bookings DO INSTEAD NOTHING;
CREATE RULE sleeping AS ON UPDATE TO bookings WHERE old.id > 3 DO ALSO DELETE FROM users WHERE id = old.id;
ALTER TABLE bookings DISABLE RULE sleeping;
CREATE STATISTICS st_bookings (ndistinct, dependencies) ON id, other FROM bookings;
ALTER STATISTICS st_bookings SET STATISTICS 50;

CREATE TYPE whole;
CREATE FUNCTION whole_canonical(whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE whole AS RANGE (SUBTYPE = integer, CANONICAL = whole_canonical, SUBTYPE_DIFF = int4range_subdiff);
CREATE TYPE to_come;
CREATE FUNCTION of_last_year(events_2025[]) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;

CREATE FUNCTION same(a users, b users) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a.id = b.id $$;
CREATE OPERATOR === (FUNCTION = same, LEFTARG = users, RIGHTARG = users, COMMUTATOR = ===);
CREATE FUNCTION by_length(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT length(a) - length(b) $$;
CREATE OPERATOR CLASS length_ops FOR TYPE text USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 by_length(text, text);
CREATE FUNCTION name_of(users) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1.name $$;
CREATE CAST (users AS text) WITH FUNCTION name_of(users) AS ASSIGNMENT;
CREATE CONVERSION swapped FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TEXT SEARCH DICTIONARY plain_words (TEMPLATE = simple, stopwords = english);
CREATE TEXT SEARCH CONFIGURATION plain_search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION plain_search ADD MAPPING FOR asciiword, word WITH plain_words, simple;

CREATE FOREIGN DATA WRAPPER nothing;
CREATE SERVER far TYPE 't' VERSION '1' FOREIGN DATA WRAPPER nothing OPTIONS (host 'example', api_key 'hidden');
CREATE FOREIGN TABLE remote (id BIGINT OPTIONS (column_name 'ID') NOT NULL DEFAULT 3, name TEXT COLLATE "C", CONSTRAINT named CHECK (name <> '')) SERVER far OPTIONS (table_name 'T');
CREATE VIEW of_remote AS SELECT id FROM remote;
CREATE TABLE logs (id BIGINT, at DATE) PARTITION BY RANGE (at);
CREATE FOREIGN TABLE logs_1999 PARTITION OF logs FOR VALUES FROM ('1999-01-01') TO ('2000-01-01') SERVER far;

CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER no_ddl ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION on_ddl();
ALTER EVENT TRIGGER no_ddl DISABLE;

CREATE TABLE settled (id BIGSERIAL PRIMARY KEY, code INTEGER CONSTRAINT coded NOT NULL, late TEXT, lone INTEGER NOT NULL NO INHERIT,
  word TEXT, size INTEGER, CONSTRAINT settled_code UNIQUE (code) WITH (fillfactor = 60) DEFERRABLE);
ALTER TABLE settled ADD span int4range, ADD room int4range, ADD CONSTRAINT lax_periods UNIQUE (room, span WITHOUT OVERLAPS);
ALTER TABLE settled ADD CONSTRAINT settled_late NOT NULL late NOT VALID;
ALTER SEQUENCE settled_id_seq INCREMENT BY 5 CACHE 3 RESTART;
ALTER SEQUENCE settled_id_seq RENAME TO numbers_of_settled;
CREATE SEQUENCE unused_numbers AS INTEGER OWNED BY settled.size;
ALTER TABLE settled ALTER COLUMN word SET STORAGE EXTERNAL, ALTER COLUMN word SET COMPRESSION pglz,
  ALTER COLUMN word SET STATISTICS 300, ALTER COLUMN size SET (n_distinct = 5);
CREATE UNIQUE INDEX ix_settled ON settled (lone);
ALTER TABLE settled REPLICA IDENTITY USING INDEX ix_settled, CLUSTER ON ix_settled;
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE strange (id BIGINT) USING other_heap;
