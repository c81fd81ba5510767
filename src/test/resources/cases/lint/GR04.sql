### bad sqlite
-- @upgrade sqlite -- !
CREATE TABLE t (id INTEGER PRIMARY KEY);
### bad sqlite
-- @upgrade
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- @downgrade
DROP TABLE t; -- !
### bad sqlite
-- @upgrade
CREATE INDEX ix ON t (a);
-- @downgrade -- !
### good sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY);
### good sqlite norun
-- @upgrade
CREATE INDEX ix ON t (a);
-- @downgrade
DROP INDEX ix;
