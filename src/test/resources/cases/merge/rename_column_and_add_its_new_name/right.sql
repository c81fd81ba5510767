-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users ADD COLUMN mail VARCHAR(20);

-- @downgrade
-- @irreversible a case
