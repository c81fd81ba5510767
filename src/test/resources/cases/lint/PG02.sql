### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
### bad postgresql
CREATE INDEX CONCURRENTLY ix_t_a ON t (a); -- !
### fixed
-- @transaction off
CREATE INDEX CONCURRENTLY ix_t_a ON t (a);
### good postgresql
-- @transaction off
CREATE INDEX CONCURRENTLY ix_t_a ON t (a);
