-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users RENAME COLUMN email TO address;

-- @downgrade
-- @irreversible a case
