### bad postgresql rows=5000000
UPDATE t SET a = 1 WHERE a IS NULL; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### good postgresql rows=500
UPDATE t SET a = 1 WHERE a IS NULL;
### good postgresql
UPDATE t SET a = 1 WHERE a IS NULL;
