-- @revision left
-- @down_revision root

-- @upgrade
CREATE INDEX ix_mine ON users (email);

-- @downgrade
-- @irreversible a case
