-- @revision right
-- @down_revision root

-- @upgrade
CREATE UNIQUE INDEX ix_users ON users (email);

-- @downgrade
-- @irreversible a case
