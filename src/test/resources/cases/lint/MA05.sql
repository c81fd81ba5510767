### bad mysql version=5.7.40
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, CONSTRAINT ck_t_a CHECK (a > 0)); -- !
### good mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT, CONSTRAINT ck_t_a CHECK (a > 0));
