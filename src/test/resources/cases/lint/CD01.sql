### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer, CONSTRAINT ck_t_a CHECK (a > 0));
### bad postgresql
ALTER TABLE t DROP CONSTRAINT ck_t_a; -- !
### good postgresql
ALTER TABLE t DROP CONSTRAINT ck_t_a, ADD CONSTRAINT ck_t_a CHECK (a >= 0);
### bad mysql
ALTER TABLE t DROP FOREIGN KEY fk_t; -- !
ALTER TABLE t DROP PRIMARY KEY; -- !
