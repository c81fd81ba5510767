### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer NOT NULL DEFAULT 1);
### bad postgresql
ALTER TABLE t ALTER COLUMN a DROP NOT NULL; -- !
ALTER TABLE t ALTER a DROP DEFAULT; -- !
### good postgresql
ALTER TABLE t ALTER COLUMN a SET DEFAULT 2;
