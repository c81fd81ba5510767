-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users ADD COLUMN city VARCHAR(20);

-- @downgrade
-- @irreversible a case
