### bad postgresql
GRANT ALL ON t TO app; -- !
GRANT SELECT ON t TO PUBLIC; -- !
CREATE ROLE reporting; -- !
### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### good postgresql
GRANT SELECT ON t TO postgres;
