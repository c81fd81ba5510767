### bad postgresql
ALTER TABLE unknown ALTER COLUMN x TYPE bigint; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20), b integer, c numeric(8, 2), d cidr);
### bad postgresql
ALTER TABLE t ALTER COLUMN b TYPE bigint; -- !
ALTER TABLE t ALTER COLUMN c TYPE numeric(10, 4); -- !
### good postgresql
ALTER TABLE t ALTER COLUMN a TYPE varchar(40), ALTER COLUMN c TYPE numeric(10, 2);
ALTER TABLE t ALTER COLUMN a SET DATA TYPE text, ALTER COLUMN d TYPE inet;
