### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### bad postgresql
ALTER TABLE t ALTER COLUMN a SET NOT NULL; -- !
### fixed
-- @transaction off
ALTER TABLE t ADD CONSTRAINT ck_t_a_not_null CHECK (a IS NOT NULL) NOT VALID;

ALTER TABLE t VALIDATE CONSTRAINT ck_t_a_not_null;

ALTER TABLE t ALTER COLUMN a SET NOT NULL;

ALTER TABLE t DROP CONSTRAINT ck_t_a_not_null;
### good postgresql
CREATE TABLE n (id bigint PRIMARY KEY, a integer);
ALTER TABLE n ALTER COLUMN a SET NOT NULL;
