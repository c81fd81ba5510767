### bad postgresql
FROBNICATE TABLE t WITH GUSTO; -- !
### bad sqlite
-- @upgrade
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT 'it never ends); -- !
### good postgresql
DO $$ BEGIN PERFORM 1; END $$;
COMMENT ON SCHEMA public IS 'x';
SELECT 1;
### setup sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT;
### good sqlite
CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE id < 0; END;
CREATE TABLE w (id INTEGER PRIMARY KEY) WITHOUT ROWID;
### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a BIGINT, CONSTRAINT fk_t FOREIGN KEY (a) REFERENCES t (id));
### good mysql
ALTER TABLE t DROP FOREIGN KEY fk_t;
