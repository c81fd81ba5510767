### bad postgresql
TRUNCATE TABLE t, u CASCADE; -- !
TRUNCATE v; -- !
### bad mysql
TRUNCATE t; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### good postgresql
DELETE FROM t WHERE id < 0;
