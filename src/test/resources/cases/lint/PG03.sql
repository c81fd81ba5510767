### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer);
CREATE INDEX ix_t_a ON t (a);
### bad postgresql
DROP INDEX ix_t_a; -- !
### fixed
-- @transaction off
DROP INDEX CONCURRENTLY ix_t_a;
### good postgresql
CREATE TABLE n (id bigint PRIMARY KEY, a integer);
CREATE INDEX ix_n_a ON n (a);
DROP INDEX ix_n_a;
