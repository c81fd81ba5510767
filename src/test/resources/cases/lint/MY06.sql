### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT);
### bad mysql
ALTER TABLE t ADD COLUMN b INT, ADD INDEX ix_a (a), ADD COLUMN c VARCHAR(9) DEFAULT 'x'; -- !
### fixed
ALTER TABLE t ADD COLUMN b INT, ADD COLUMN c VARCHAR(9) DEFAULT 'x';

ALTER TABLE t ADD INDEX ix_a (a);
### bad mysql
ALTER TABLE t ALTER COLUMN a SET DEFAULT 1, MODIFY a BIGINT; -- !
### good mysql
ALTER TABLE t ADD COLUMN b INT, ADD COLUMN c INT;
ALTER TABLE t ADD INDEX ix_b (b), ADD INDEX ix_c (c);
### good mysql version=5.7.44
ALTER TABLE t ADD COLUMN b INT, ADD INDEX ix_a (a);
### good mysql version=8.0.20
ALTER TABLE t ADD COLUMN b INT FIRST, ADD INDEX ix_a (a);
### bad mysql version=8.0.29
ALTER TABLE t ADD COLUMN b INT FIRST, ADD INDEX ix_a (a); -- !
### setup mariadb
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT);
### bad mariadb version=10.4.0
ALTER TABLE t ADD COLUMN b INT FIRST, ADD INDEX ix_a (a); -- !
### good mariadb version=10.3.1
ALTER TABLE t ADD COLUMN b INT, ADD INDEX ix_a (a);
