### setup postgresql
CREATE TABLE t (id bigint) PARTITION BY RANGE (id);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (10);
### bad postgresql
ALTER TABLE t DETACH PARTITION t_1; -- !
### fixed
-- @transaction off
ALTER TABLE t DETACH PARTITION t_1 CONCURRENTLY;
### good postgresql version=13
ALTER TABLE t DETACH PARTITION t_1;
