-- @revision root

-- @upgrade
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, CONSTRAINT uq_users_name UNIQUE (name));
CREATE TABLE tasks (id INTEGER NOT NULL PRIMARY KEY, owner VARCHAR(50));

-- @downgrade
-- @irreversible a case
