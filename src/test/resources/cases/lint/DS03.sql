### setup postgresql
CREATE TABLE t (id bigint CONSTRAINT pk_t PRIMARY KEY, a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
### bad postgresql
ALTER TABLE t DROP COLUMN a; -- !
### good postgresql
ALTER TABLE t DROP COLUMN b;
### good postgresql
-- @check a of t must hold nothing
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NOT NULL);
ALTER TABLE t DROP COLUMN a CASCADE;
### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
### bad sqlite
ALTER TABLE t DROP a; -- !
### fixed
-- @check t.a must be empty before it is dropped
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NOT NULL);

ALTER TABLE t DROP a;
### bad sqlite
CREATE TABLE t_new (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
INSERT INTO t_new (id, a) SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
ALTER TABLE t DROP COLUMN a; -- !
