### setup postgresql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE TABLE "Big" (id bigint PRIMARY KEY);
CREATE TABLE h (id bigint PRIMARY KEY);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON h FOR EACH ROW EXECUTE FUNCTION f();
### bad postgresql
ALTER TABLE T ADD COLUMN A uuid DEFAULT gen_random_uuid(); -- !
### fixed postgresql
-- @transaction off
ALTER TABLE T ADD COLUMN A uuid;

ALTER TABLE t ALTER COLUMN a SET DEFAULT gen_random_uuid();

UPDATE t SET a = DEFAULT WHERE a IS NULL;
### bad postgresql
ALTER TABLE "Big" ADD COLUMN "default" text DEFAULT (random()::text || 'x') COLLATE "C"; -- !
### fixed postgresql
-- @transaction off
ALTER TABLE "Big" ADD COLUMN "default" text COLLATE "C";

ALTER TABLE "Big" ALTER COLUMN "default" SET DEFAULT (random()::text || 'x');

UPDATE "Big" SET "default" = DEFAULT WHERE "default" IS NULL;
### bad postgresql
ALTER TABLE t ADD COLUMN a uuid NOT NULL DEFAULT gen_random_uuid(); -- !
### fixed postgresql
ALTER TABLE t ADD COLUMN a uuid NOT NULL DEFAULT gen_random_uuid();
### bad postgresql
ALTER TABLE h ADD COLUMN a uuid DEFAULT gen_random_uuid(); -- !
### fixed postgresql
ALTER TABLE h ADD COLUMN a uuid DEFAULT gen_random_uuid();
### bad postgresql version=10.3
ALTER TABLE t ADD COLUMN b integer DEFAULT 0; -- !
### good postgresql
ALTER TABLE t ADD COLUMN a timestamptz DEFAULT now(), ADD COLUMN b integer DEFAULT 0;
