### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### bad mysql
RENAME TABLE t TO u; -- !
### bad mysql
ALTER TABLE t RENAME TO u; -- !
### good mysql
CREATE TABLE n (id BIGINT PRIMARY KEY);
RENAME TABLE n TO m;
