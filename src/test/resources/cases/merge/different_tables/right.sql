-- @revision right
-- @down_revision root

-- @upgrade
CREATE TABLE b (id INTEGER);

-- @downgrade
-- @irreversible a case
