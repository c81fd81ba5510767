### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
### bad sqlite
UPDATE t SET a = 'x'; -- !
DELETE FROM t; -- !
### bad sqlite
UPDATE t SET a = (SELECT 'x' FROM t AS o WHERE o.id = 1); -- !
### bad mysql
DELETE QUICK FROM t; -- !
### good sqlite
UPDATE t SET a = 'x' WHERE a IS NULL;
DELETE FROM t WHERE id IN (SELECT id FROM t);
INSERT INTO t (a) VALUES ('y');
CREATE TABLE n (id INTEGER PRIMARY KEY, a TEXT);
UPDATE n SET a = '';
