### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY, r int4range);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT ex_t_r EXCLUDE USING gist (r WITH &&); -- !
### good postgresql
CREATE TABLE n (id bigint PRIMARY KEY, r int4range, CONSTRAINT ex_n_r EXCLUDE USING gist (r WITH &&));
