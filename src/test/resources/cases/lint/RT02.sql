### bad sqlite
-- @allow DS02 it is empty -- !
CREATE TABLE t (id INTEGER PRIMARY KEY);
### bad sqlite
DROP TABLE t;
-- @allow DS02 this one is empty -- !
CREATE TABLE u (id INTEGER PRIMARY KEY);
### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY);
### good sqlite
-- @allow DS02 it is empty
DROP TABLE t;
### good sqlite
CREATE TABLE u (id INTEGER PRIMARY KEY);
-- @allow DS02 it is empty
DROP TABLE t;
