### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a VARCHAR(50), b INT UNSIGNED, c DECIMAL(10, 2), d TEXT, e BIGINT);
### bad mysql
ALTER TABLE t MODIFY a VARCHAR(20); -- !
ALTER TABLE t MODIFY c DECIMAL(10, 4); -- !
ALTER TABLE t MODIFY e INT; -- !
ALTER TABLE t MODIFY d VARCHAR(100); -- !
ALTER TABLE t MODIFY b INT; -- !
### good mysql
ALTER TABLE t MODIFY a VARCHAR(60);
ALTER TABLE t MODIFY c DECIMAL(12, 2);
ALTER TABLE t MODIFY b BIGINT UNSIGNED;
### good mysql
-- @check no a of t may be longer than 20
SELECT NOT EXISTS (SELECT 1 FROM t WHERE CHAR_LENGTH(a) > 20);
ALTER TABLE t MODIFY a VARCHAR(20);
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a text);
### bad postgresql
ALTER TABLE t ALTER COLUMN a TYPE varchar(10); -- !
### fixed
-- @check t.a must fit into 10 characters
SELECT NOT EXISTS (SELECT 1 FROM t WHERE char_length(a) > 10);

ALTER TABLE t ALTER COLUMN a TYPE varchar(10);
### good postgresql
ALTER TABLE t ALTER COLUMN id TYPE numeric;
