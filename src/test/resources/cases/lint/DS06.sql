### bad postgresql
DROP TABLE t CASCADE; -- !
ALTER TABLE u DROP COLUMN a CASCADE; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE TABLE u (id bigint PRIMARY KEY, t_id bigint);
### good postgresql
ALTER TABLE u ADD CONSTRAINT fk_u_t_id FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE;
### good postgresql
DROP TABLE t RESTRICT;
