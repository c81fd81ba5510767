-- @revision left
-- @down_revision root

-- @upgrade
CREATE INDEX ix_users ON users (email);

-- @downgrade
-- @irreversible a case
