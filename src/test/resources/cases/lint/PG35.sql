### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(9), b integer, c integer GENERATED ALWAYS AS (b + 1) STORED);
CREATE TABLE u (id bigint PRIMARY KEY, a varchar(9));
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT u.a FROM t JOIN u ON u.id = t.id;
### bad postgresql
ALTER TABLE t ALTER COLUMN a TYPE text; -- !
ALTER TABLE t DROP COLUMN a; -- !
ALTER TABLE t DROP COLUMN b; -- !
DROP TABLE t; -- !
### bad postgresql
CREATE POLICY p ON u USING (a = current_user);
ALTER TABLE u DROP COLUMN a; -- !
### good postgresql
DROP VIEW v;
DROP VIEW w;
ALTER TABLE t ALTER COLUMN a TYPE text;
ALTER TABLE t ALTER COLUMN b SET DEFAULT 1;
CREATE VIEW v AS SELECT id, a FROM t;
### good postgresql
ALTER TABLE t DROP COLUMN a CASCADE;
ALTER TABLE t ADD COLUMN d integer;
ALTER TABLE t ALTER COLUMN d TYPE bigint;
