### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
### bad postgresql
ALTER TABLE t ADD UNIQUE (a); -- !
### fixed
ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a);
### bad postgresql
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES t (id); -- !
### fixed
ALTER TABLE t ADD CONSTRAINT fk_t_a FOREIGN KEY (a) REFERENCES t (id);
### bad postgresql
CREATE TABLE n (id bigint PRIMARY KEY, CHECK (id > 0)); -- !
### good postgresql
CREATE TABLE n (id bigint, a integer, PRIMARY KEY (id), CONSTRAINT uq_n_a UNIQUE (a), CONSTRAINT ck_n CHECK (a > 0));
### setup mysql
CREATE TABLE p (id BIGINT PRIMARY KEY);
### good mysql
CREATE TABLE n (id BIGINT PRIMARY KEY, a BIGINT, KEY ix_n_a (a), UNIQUE KEY uq_n_a (a), CONSTRAINT fk_n_a FOREIGN KEY (a) REFERENCES p (id));
