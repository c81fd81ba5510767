-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE users ADD COLUMN phone VARCHAR(20) DEFAULT 'none' NOT NULL;

-- @downgrade
-- @irreversible a case
