-- @revision left
-- @down_revision root

-- @upgrade sqlite
CREATE TABLE users_new (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, age INTEGER, CONSTRAINT c_users CHECK (age > 0));
INSERT INTO users_new SELECT * FROM users;
DROP TABLE users;
ALTER TABLE users_new RENAME TO users;

-- @upgrade
ALTER TABLE users ADD CONSTRAINT c_users CHECK (age > 0);

-- @downgrade
-- @irreversible a case
