### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
### bad postgresql
CREATE INDEX ix_t_a ON t (a); -- !
CREATE UNIQUE INDEX IF NOT EXISTS uq_t_b ON t (b); -- !
### fixed
-- @transaction off
CREATE INDEX CONCURRENTLY ix_t_a ON t (a);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uq_t_b ON t (b);
### bad postgresql rows=20
CREATE INDEX ix_t_a ON t (a); -- !
### good postgresql
CREATE TABLE n (id bigint PRIMARY KEY, a integer);
CREATE INDEX ix_n_a ON n (a);
