### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### bad mysql
ALTER TABLE t ADD COLUMN a INT; -- !
### fixed
ALTER TABLE t ADD COLUMN a INT, ALGORITHM=INSTANT;
### bad mysql
ALTER TABLE t ADD INDEX ix_id (id); -- !
### fixed
ALTER TABLE t ADD INDEX ix_id (id), ALGORITHM=INPLACE, LOCK=NONE;
### bad mysql version=5.7.44
ALTER TABLE t ADD COLUMN a INT; -- !
### good mysql
ALTER TABLE t ADD COLUMN a INT, ALGORITHM=INSTANT;
