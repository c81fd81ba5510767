### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a text);
### bad postgresql
ALTER TABLE t ALTER COLUMN a TYPE integer; -- !
### fixed
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;
### good postgresql
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer, ALTER COLUMN id TYPE integer;
