### bad mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT REFERENCES p (id)); -- !
### bad mariadb version=10.4
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT REFERENCES p (id)); -- !
### setup mariadb
CREATE TABLE p (id BIGINT PRIMARY KEY);
### good mariadb
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT REFERENCES p (id));
### good mysql norun
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT, CONSTRAINT fk_t FOREIGN KEY (p_id) REFERENCES p (id));
