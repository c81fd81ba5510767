### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE TABLE u (id bigint PRIMARY KEY);
### bad postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
ALTER TABLE u ADD COLUMN a integer; -- !
### good postgresql
-- @transaction off
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE u ADD COLUMN a integer;
### good postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
