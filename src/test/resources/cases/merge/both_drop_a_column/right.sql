-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users DROP COLUMN age;

-- @downgrade
-- @irreversible a case
