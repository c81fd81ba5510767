-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE tasks RENAME TO chores;

-- @downgrade
-- @irreversible a case
