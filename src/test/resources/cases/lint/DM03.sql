### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### bad postgresql
ALTER TABLE t ADD COLUMN b integer;
UPDATE t SET b = 1 WHERE b IS NULL; -- !
### good postgresql
UPDATE t SET a = 1 WHERE a IS NULL;
### good postgresql
ALTER TABLE t ADD COLUMN b integer;
INSERT INTO t (id, b) VALUES (1, 2);
### bad mysql
UPDATE t SET b = 1 WHERE b IS NULL; -- !
CREATE INDEX ix_t_b ON t (b);
