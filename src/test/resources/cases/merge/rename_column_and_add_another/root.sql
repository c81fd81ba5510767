-- @revision root

-- @upgrade
CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, email VARCHAR(100), age INTEGER);
CREATE TABLE tasks (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, title VARCHAR(100));
CREATE INDEX ix_tasks_title ON tasks (title);
CREATE VIEW names AS SELECT id, name FROM users;

-- @downgrade
-- @irreversible a case
