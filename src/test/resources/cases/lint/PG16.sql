### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT uq_t_a_b UNIQUE (a, b); -- !
### fixed
-- @transaction off
CREATE UNIQUE INDEX CONCURRENTLY uq_t_a_b ON t (a, b);

ALTER TABLE t ADD CONSTRAINT uq_t_a_b UNIQUE USING INDEX uq_t_a_b;
### good postgresql
CREATE UNIQUE INDEX uq_t_a ON t (a);
ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE USING INDEX uq_t_a;
