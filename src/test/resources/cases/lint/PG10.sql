### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
### bad postgresql
ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid(); -- !
### bad postgresql version=10.3
ALTER TABLE t ADD COLUMN b integer DEFAULT 0; -- !
### good postgresql
ALTER TABLE t ADD COLUMN a timestamptz DEFAULT now(), ADD COLUMN b integer DEFAULT 0;
