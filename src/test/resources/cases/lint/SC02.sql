### bad postgresql
CREATE FUNCTION f() RETURNS integer SECURITY DEFINER LANGUAGE sql AS $$ SELECT 1 $$; -- !
### good postgresql
CREATE FUNCTION f() RETURNS integer SECURITY DEFINER SET search_path = pg_catalog LANGUAGE sql AS $$ SELECT 1 $$;
### bad mysql
CREATE DEFINER=`root`@`localhost` VIEW v AS SELECT 1 AS a; -- !
### good mysql
CREATE VIEW v AS SELECT 1 AS a;
