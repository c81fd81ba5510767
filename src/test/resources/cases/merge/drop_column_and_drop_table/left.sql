-- @revision left
-- @down_revision root

-- @upgrade
ALTER TABLE tasks DROP COLUMN user_id;

-- @downgrade
-- @irreversible a case
