-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE tasks ADD COLUMN due DATE;

-- @downgrade
-- @irreversible a case
