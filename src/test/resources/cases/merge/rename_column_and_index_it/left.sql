-- @revision left
-- @down_revision root

-- @upgrade
ALTER TABLE users RENAME COLUMN email TO mail;

-- @downgrade
-- @irreversible a case
