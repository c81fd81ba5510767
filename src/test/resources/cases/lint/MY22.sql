### bad mysql version=8.0.20
DROP TABLE t; -- !
### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### good mysql version=8.4.0
DROP TABLE t;
