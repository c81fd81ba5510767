### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_a; -- !
### fixed postgresql
-- @transaction off
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_a;
### bad postgresql
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t ADD CONSTRAINT ck_t_id CHECK (id > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_id; -- !
### fixed postgresql
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t ADD CONSTRAINT ck_t_id CHECK (id > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_id;
### good postgresql
-- @transaction off
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_a;
