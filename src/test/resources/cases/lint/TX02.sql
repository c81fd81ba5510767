### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### bad mysql
-- @upgrade mysql -- !
ALTER TABLE t ADD COLUMN a INT;
ALTER TABLE t ADD COLUMN b INT;
### good mysql
CREATE TABLE n (id BIGINT PRIMARY KEY);
ALTER TABLE t ADD COLUMN a INT;
