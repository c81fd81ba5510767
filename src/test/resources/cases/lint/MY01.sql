### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### bad mysql
ALTER TABLE t ADD COLUMN a INT NOT NULL; -- !
ALTER TABLE t ADD (b INT NOT NULL, c INT); -- !
### fixed mysql
-- @check t must be empty, since its rows have no a
SELECT NOT EXISTS (SELECT 1 FROM t);

ALTER TABLE t ADD COLUMN a INT NOT NULL;
ALTER TABLE t ADD (b INT NOT NULL, c INT);
### good mysql
ALTER TABLE t ADD COLUMN a INT NOT NULL DEFAULT 0, ADD COLUMN b INT;
