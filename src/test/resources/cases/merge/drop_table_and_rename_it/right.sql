-- @revision right
-- @down_revision root

-- @upgrade
ALTER TABLE tasks RENAME TO jobs;

-- @downgrade
-- @irreversible a case
