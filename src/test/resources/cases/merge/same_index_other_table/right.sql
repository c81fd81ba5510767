-- @revision right
-- @down_revision root

-- @upgrade
CREATE INDEX ix_mine ON tasks (user_id);

-- @downgrade
-- @irreversible a case
