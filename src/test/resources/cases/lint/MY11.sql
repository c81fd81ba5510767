### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a TEXT);
### bad mysql
CREATE FULLTEXT INDEX ft_t_a ON t (a); -- !
### bad mysql
ALTER TABLE t ADD FULLTEXT INDEX ft_t_a (a); -- !
### good mysql
CREATE TABLE n (id BIGINT PRIMARY KEY, a TEXT, FULLTEXT KEY ft_n_a (a));
CREATE INDEX ix_t_a ON t (a(10));
