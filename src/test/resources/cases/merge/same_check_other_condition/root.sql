-- @revision root

-- @upgrade
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, age INTEGER);
CREATE TABLE teams (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(100));
CREATE TABLE tasks (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, title VARCHAR(100));

-- @downgrade
-- @irreversible a case
