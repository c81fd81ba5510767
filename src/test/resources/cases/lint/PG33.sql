### setup postgresql
CREATE SCHEMA old;
### bad postgresql
ALTER SCHEMA old RENAME TO new; -- !
### good postgresql
CREATE SCHEMA new;
