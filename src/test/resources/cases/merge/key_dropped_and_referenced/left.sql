-- @revision left
-- @down_revision root

-- @upgrade sqlite
CREATE TABLE other (id INTEGER NOT NULL PRIMARY KEY);

-- @upgrade mysql
ALTER TABLE users DROP INDEX uq_users_name;

-- @upgrade postgresql
ALTER TABLE users DROP CONSTRAINT uq_users_name;

-- @downgrade
-- @irreversible a case
