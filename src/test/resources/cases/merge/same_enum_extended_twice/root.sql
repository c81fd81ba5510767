-- @revision root

-- @upgrade sqlite
CREATE TABLE jobs (id INTEGER NOT NULL PRIMARY KEY, state VARCHAR(10));

-- @upgrade mysql
CREATE TABLE jobs (id INTEGER NOT NULL PRIMARY KEY, state ENUM('new', 'done'));

-- @upgrade postgresql
CREATE TYPE job_state AS ENUM ('new', 'done');
CREATE TABLE jobs (id INTEGER NOT NULL PRIMARY KEY, state job_state);

-- @downgrade
-- @irreversible a case
