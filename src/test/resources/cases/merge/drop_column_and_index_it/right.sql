-- @revision right
-- @down_revision root

-- @upgrade
CREATE INDEX ix_users_age ON users (age);

-- @downgrade
-- @irreversible a case
