### bad postgresql
DROP TABLE IF EXISTS t; -- !
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY); -- !
### good postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
DROP TABLE t;
