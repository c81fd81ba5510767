### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### bad postgresql
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED; -- !
### good postgresql
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) VIRTUAL;
