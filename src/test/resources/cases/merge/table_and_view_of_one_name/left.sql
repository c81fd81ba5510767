-- @revision left
-- @down_revision root

-- @upgrade
CREATE TABLE things (id INTEGER);

-- @downgrade
-- @irreversible a case
