### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### bad postgresql
REINDEX TABLE t; -- !
### fixed
-- @transaction off
REINDEX TABLE CONCURRENTLY t;
### good postgresql version=11.2
REINDEX TABLE t;
