### bad postgresql
DROP SCHEMA old CASCADE; -- !
### bad mysql
DROP DATABASE old; -- !
### setup postgresql
CREATE VIEW old AS SELECT 1 AS a;
### good postgresql
DROP VIEW old;
