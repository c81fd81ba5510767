-- @revision left
-- @down_revision root

-- @upgrade
CREATE TABLE a (id INTEGER);

-- @downgrade
-- @irreversible a case
