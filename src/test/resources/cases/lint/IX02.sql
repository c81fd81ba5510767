### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
CREATE INDEX ix_t_a_b ON t (a, b);
### bad sqlite
CREATE INDEX ix_t_a ON t (a); -- !
### good sqlite
CREATE INDEX ix_t_b ON t (b);
CREATE INDEX ix_t_a ON t (a) WHERE b IS NULL;
