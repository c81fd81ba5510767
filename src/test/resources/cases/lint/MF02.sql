### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### bad postgresql
ALTER TABLE t ADD COLUMN a integer NOT NULL; -- !
ALTER TABLE t ADD b integer NOT NULL DEFAULT 0, ADD COLUMN c text NOT NULL; -- !
### good postgresql
ALTER TABLE t ADD COLUMN a integer NOT NULL DEFAULT 0;
ALTER TABLE t ADD COLUMN b integer;
CREATE TABLE n (id bigint PRIMARY KEY);
ALTER TABLE n ADD COLUMN a integer NOT NULL;
