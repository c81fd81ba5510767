### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY);
CREATE TABLE u (id INTEGER PRIMARY KEY);
### bad sqlite
DROP TABLE t; -- !
### fixed
-- @check t must be empty before it is dropped
SELECT NOT EXISTS (SELECT 1 FROM t);

DROP TABLE t;
### good sqlite
CREATE TABLE t_new (id INTEGER PRIMARY KEY, a TEXT);
INSERT INTO t_new (id) SELECT id FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
### good sqlite
-- @check u must be empty
SELECT NOT EXISTS (SELECT 1 FROM u);
DROP TABLE u;
### good sqlite
CREATE TABLE n (id INTEGER PRIMARY KEY);
DROP TABLE n;
