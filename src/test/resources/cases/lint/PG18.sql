### setup postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id bigint PRIMARY KEY, m mood);
### bad postgresql
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'fine'); -- !
ALTER TABLE t ALTER COLUMN m TYPE mood USING m::text::mood;
DROP TYPE mood_old;
### fixed
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';
ALTER TYPE mood ADD VALUE 'fine' AFTER 'happy';
### bad postgresql
CREATE TYPE mood_new AS ENUM ('low', 'sad', 'happy'); -- !
ALTER TABLE t ALTER COLUMN m TYPE mood_new USING m::text::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;
CREATE TABLE u (id bigint PRIMARY KEY);
### fixed
ALTER TYPE mood ADD VALUE 'low' BEFORE 'sad';
CREATE TABLE u (id bigint PRIMARY KEY);
### good postgresql
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad');
ALTER TABLE t ALTER COLUMN m TYPE mood USING m::text::mood;
DROP TYPE mood_old;
### good postgresql
CREATE TYPE size AS ENUM ('sad', 'happy', 'large');
### good postgresql
ALTER TYPE mood ADD VALUE 'fine' AFTER 'happy';
