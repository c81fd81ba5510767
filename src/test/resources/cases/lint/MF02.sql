### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### bad postgresql
ALTER TABLE t ADD COLUMN a integer NOT NULL; -- !
ALTER TABLE t ADD b integer NOT NULL DEFAULT 0, ADD COLUMN c text NOT NULL; -- !
### fixed postgresql
-- @check t must be empty, since its rows have no a
SELECT NOT EXISTS (SELECT 1 FROM t);

ALTER TABLE t ADD COLUMN a integer NOT NULL;
ALTER TABLE t ADD b integer NOT NULL DEFAULT 0, ADD COLUMN c text NOT NULL;
### bad postgresql
-- @check no row of t may have the number 1
SELECT NOT EXISTS (SELECT 1 FROM t WHERE id = 1);
ALTER TABLE T ADD COLUMN a integer NOT NULL; -- !
### good postgresql
ALTER TABLE t ADD COLUMN a integer NOT NULL DEFAULT 0;
ALTER TABLE t ADD COLUMN b integer;
CREATE TABLE n (id bigint PRIMARY KEY);
ALTER TABLE n ADD COLUMN a integer NOT NULL;
