### setup postgresql
CREATE TABLE t (id bigint NOT NULL, a integer);
### bad postgresql
ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (id); -- !
### fixed
-- @transaction off
CREATE UNIQUE INDEX CONCURRENTLY pk_t ON t (id);

ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY USING INDEX pk_t;
### good postgresql
CREATE TABLE n (id bigint);
ALTER TABLE n ADD CONSTRAINT pk_n PRIMARY KEY (id);
