### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer NOT NULL, "Key" text);
### bad postgresql
ALTER TABLE t ALTER COLUMN a SET NOT NULL; -- !
### fixed
-- @check a of t must not be NULL anywhere
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NULL);

ALTER TABLE t ALTER COLUMN a SET NOT NULL;
### bad postgresql
ALTER TABLE t ALTER COLUMN "Key" SET NOT NULL; -- !
### fixed
-- @check Key of t must not be NULL anywhere
SELECT NOT EXISTS (SELECT 1 FROM t WHERE "Key" IS NULL);

ALTER TABLE t ALTER COLUMN "Key" SET NOT NULL;
### good postgresql
ALTER TABLE t ADD CONSTRAINT ck_t_a CHECK (a IS NOT NULL) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT ck_t_a;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT);
### bad mysql
ALTER TABLE t MODIFY a INT NOT NULL; -- !
### good mysql
ALTER TABLE t MODIFY a BIGINT;
