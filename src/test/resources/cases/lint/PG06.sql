### setup postgresql
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, p_id bigint);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT fk_t_p FOREIGN KEY (p_id) REFERENCES p (id); -- !
### fixed
-- @transaction off
ALTER TABLE t ADD CONSTRAINT fk_t_p FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;

ALTER TABLE t VALIDATE CONSTRAINT fk_t_p;
### good postgresql
ALTER TABLE t ADD CONSTRAINT fk_t_p FOREIGN KEY (p_id) REFERENCES p (id) NOT VALID;
CREATE TABLE n (id bigint PRIMARY KEY, p_id bigint);
ALTER TABLE n ADD CONSTRAINT fk_n_p FOREIGN KEY (p_id) REFERENCES p (id);
