### setup postgresql
CREATE TABLE p (id bigint PRIMARY KEY);
### bad postgresql
CREATE TABLE t (
  id bigint PRIMARY KEY,
  p_id bigint,
  CONSTRAINT fk_t_p_id FOREIGN KEY (p_id) REFERENCES p (id) -- !
);
### fixed
CREATE TABLE t (
  id bigint PRIMARY KEY,
  p_id bigint,
  CONSTRAINT fk_t_p_id FOREIGN KEY (p_id) REFERENCES p (id)
);

CREATE INDEX ix_t_p_id ON t (p_id);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT fk_t_p_id FOREIGN KEY (p_id) REFERENCES p (id); -- !
### good postgresql
CREATE TABLE t (id bigint PRIMARY KEY, p_id bigint REFERENCES p (id), q_id bigint UNIQUE REFERENCES p (id));
CREATE INDEX ix_t_p_id ON t (p_id, id);
### bad sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id)); -- !
### fixed
CREATE TABLE t (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id));

CREATE INDEX ix_t_p_id ON t (p_id);
