### bad sqlite
-- @allow DS2 it is empty -- !
DROP TABLE t;
### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY);
### good sqlite
-- @allow DS02 it is empty
DROP TABLE t;
