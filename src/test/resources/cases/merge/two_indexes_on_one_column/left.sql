-- @revision left
-- @down_revision root

-- @upgrade
CREATE INDEX ix_one ON users (email);

-- @downgrade
-- @irreversible a case
