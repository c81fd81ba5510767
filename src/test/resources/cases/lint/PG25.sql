### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE TABLE u (id bigint PRIMARY KEY);
### bad postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
ALTER TABLE u ADD COLUMN a integer; -- !
### fixed postgresql
-- @transaction off
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
ALTER TABLE u ADD COLUMN a integer;
### bad postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE u RENAME id TO number; -- !
### fixed postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE u RENAME id TO number;
### good postgresql
-- @transaction off
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE u ADD COLUMN a integer;
### good postgresql
ALTER TABLE t ADD COLUMN a integer;
ALTER TABLE t ADD COLUMN b integer;
