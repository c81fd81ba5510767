-- @revision right
-- @down_revision root

-- @upgrade
CREATE VIEW titles AS SELECT title FROM tasks;

-- @downgrade
-- @irreversible a case
