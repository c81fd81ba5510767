-- @revision right
-- @down_revision root

-- @upgrade
CREATE TABLE a (id INTEGER, name VARCHAR(9));

-- @downgrade
-- @irreversible a case
