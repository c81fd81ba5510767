-- @revision right
-- @down_revision root

-- @upgrade
INSERT INTO users (id, name) VALUES (2, 'b');

-- @downgrade
-- @irreversible a case
