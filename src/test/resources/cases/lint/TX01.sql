### bad postgresql
BEGIN; -- !
CREATE TABLE t (id bigint PRIMARY KEY);
COMMIT; -- !
### bad mysql
START TRANSACTION; -- !
### good postgresql
CREATE FUNCTION f() RETURNS integer AS $$ BEGIN RETURN 1; END $$ LANGUAGE plpgsql;
