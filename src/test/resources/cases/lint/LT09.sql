### bad sqlite version=3.30.1
ALTER TABLE t DROP COLUMN a; -- !
### bad sqlite version=3.20.0
ALTER TABLE t RENAME COLUMN a TO b; -- !
### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
### good sqlite
ALTER TABLE t RENAME COLUMN a TO b;
ALTER TABLE t DROP COLUMN b;
