### setup postgresql
CREATE TABLE t (id bigint CONSTRAINT pk_t PRIMARY KEY, a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
### bad postgresql
ALTER TABLE t DROP COLUMN a; -- !
### bad sqlite
ALTER TABLE t DROP a; -- !
### good postgresql
ALTER TABLE t DROP COLUMN b;
### good postgresql
-- @check a of t must hold nothing
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NOT NULL);
ALTER TABLE t DROP COLUMN a CASCADE;
