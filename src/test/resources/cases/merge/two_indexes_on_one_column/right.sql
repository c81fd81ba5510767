-- @revision right
-- @down_revision root

-- @upgrade
CREATE INDEX ix_two ON users (email);

-- @downgrade
-- @irreversible a case
