-- @revision right
-- @down_revision root

-- @upgrade
CREATE INDEX ix_users_email ON users (email);

-- @downgrade
-- @irreversible a case
