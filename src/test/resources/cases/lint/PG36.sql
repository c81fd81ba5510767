### bad postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy'); -- !
-- @downgrade postgresql
SELECT 1;
### fixed postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- @downgrade postgresql
SELECT 1;

DROP TYPE mood;
### bad postgresql
-- @upgrade postgresql
CREATE TYPE "Mood" AS ENUM ('sad', 'happy'); -- !
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a "Mood");
ALTER TABLE p ADD COLUMN b "Mood", ADD COLUMN c integer;
-- @downgrade postgresql
ALTER TABLE p DROP COLUMN b;
DROP TABLE t;
### fixed postgresql
-- @upgrade postgresql
CREATE TYPE "Mood" AS ENUM ('sad', 'happy');
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (id bigint PRIMARY KEY, a "Mood");
ALTER TABLE p ADD COLUMN b "Mood", ADD COLUMN c integer;
-- @downgrade postgresql
ALTER TABLE p DROP COLUMN b;
DROP TABLE t;

DROP TYPE "Mood";
### bad postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy'); -- !
CREATE TABLE t (id bigint PRIMARY KEY, a mood);
-- @downgrade postgresql
SELECT 1;
### fixed postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id bigint PRIMARY KEY, a mood);
-- @downgrade postgresql
SELECT 1;
### good postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- @downgrade postgresql
DROP TYPE mood;
