### setup mariadb
CREATE TABLE p (id BIGINT PRIMARY KEY, code VARCHAR(9) UNIQUE, kind INT, part INT, KEY ix_kind (kind), UNIQUE KEY uq_both (kind, part));
CREATE TABLE t (id BIGINT PRIMARY KEY, kind INT, part INT, code VARCHAR(9));
### bad mariadb
ALTER TABLE t ADD CONSTRAINT fk_kind FOREIGN KEY (kind) REFERENCES p (kind); -- !
ALTER TABLE t ADD CONSTRAINT fk_both FOREIGN KEY (part, kind) REFERENCES p (part, kind); -- !
CREATE TABLE c (id BIGINT PRIMARY KEY, kind INT, CONSTRAINT fk_c FOREIGN KEY (kind) REFERENCES p (kind)); -- !
CREATE TABLE d (id BIGINT PRIMARY KEY, up INT, KEY (up), CONSTRAINT fk_d FOREIGN KEY (up) REFERENCES d (up)); -- !
### good mariadb
ALTER TABLE t ADD CONSTRAINT fk_both FOREIGN KEY (kind, part) REFERENCES p (kind, part);
ALTER TABLE t ADD CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES p (code);
CREATE TABLE c (id BIGINT PRIMARY KEY, up BIGINT, CONSTRAINT fk_c FOREIGN KEY (up) REFERENCES c (id));
### bad mysql
CREATE TABLE q (id BIGINT PRIMARY KEY, kind INT, KEY (kind));
CREATE TABLE r (id BIGINT PRIMARY KEY, kind INT, FOREIGN KEY (kind) REFERENCES q (kind)); -- !
