-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users DROP COLUMN email;

-- @downgrade
-- @irreversible a case
