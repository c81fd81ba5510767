### bad postgresql
-- @transaction off
VACUUM FULL t; -- !
CLUSTER t; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### good postgresql
-- @transaction off
VACUUM t;
