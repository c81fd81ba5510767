### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### bad postgresql
CREATE TABLE n (id bigint PRIMARY KEY, a json NOT NULL); -- !
### fixed
CREATE TABLE n (id bigint PRIMARY KEY, a jsonb NOT NULL);
### good postgresql
ALTER TABLE t ADD COLUMN a jsonb;
