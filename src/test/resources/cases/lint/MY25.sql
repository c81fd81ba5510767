### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a INT);
### bad mysql version=8.0.20
ALTER TABLE t ADD COLUMN b INT AFTER id; -- !
### good mysql version=8.0.30
ALTER TABLE t ADD COLUMN b INT AFTER id;
### good mysql version=8.0.20
ALTER TABLE t ADD COLUMN b INT;
