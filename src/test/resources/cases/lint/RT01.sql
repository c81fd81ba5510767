### bad sqlite
-- @upgrade mysql -- !
CREATE TABLE t (id BIGINT PRIMARY KEY);
### good sqlite norun
-- @upgrade sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY);
### good sqlite norun
-- @upgrade
CREATE TABLE t (id INTEGER PRIMARY KEY);
