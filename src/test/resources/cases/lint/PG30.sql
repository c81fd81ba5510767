### setup postgresql
CREATE DOMAIN positive AS integer;
### bad postgresql
ALTER DOMAIN positive ADD CONSTRAINT ck_positive CHECK (VALUE > 0); -- !
### good postgresql
ALTER DOMAIN positive SET DEFAULT 1;
