### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT);
### bad mysql
ALTER TABLE t RENAME COLUMN a TO b; -- !
### bad mysql
ALTER TABLE t CHANGE COLUMN a b INT; -- !
### good mysql
ALTER TABLE t CHANGE COLUMN a a BIGINT;
### bad sqlite
ALTER TABLE t RENAME a TO b; -- !
