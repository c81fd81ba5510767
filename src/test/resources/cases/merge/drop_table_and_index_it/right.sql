-- @revision right
-- @down_revision root

-- @upgrade
CREATE INDEX ix_tasks_user ON tasks (user_id);

-- @downgrade
-- @irreversible a case
