-- @revision left
-- @down_revision root

-- @upgrade
DROP TABLE tasks;

-- @downgrade
-- @irreversible a case
