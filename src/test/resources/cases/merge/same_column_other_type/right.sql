-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users ADD COLUMN phone INTEGER;

-- @downgrade
-- @irreversible a case
