### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
### bad sqlite
CREATE UNIQUE INDEX uq_t_a_b ON t (a, b); -- !
### fixed
-- @check a, b of t must have no duplicates
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY a, b HAVING COUNT(*) > 1);

CREATE UNIQUE INDEX uq_t_a_b ON t (a, b);
### good sqlite
CREATE INDEX ix_t_a ON t (a);
CREATE TABLE n (id INTEGER PRIMARY KEY, a TEXT);
CREATE UNIQUE INDEX uq_n_a ON n (a);
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a text);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a); -- !
### fixed
-- @check a of t must have no duplicates
SELECT NOT EXISTS (SELECT 1 FROM t WHERE a IS NOT NULL GROUP BY a HAVING COUNT(*) > 1);

ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a);
