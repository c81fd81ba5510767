-- @revision right
-- @down_revision root

-- @upgrade
CREATE TABLE jobs (id INTEGER);

-- @downgrade
-- @irreversible a case
