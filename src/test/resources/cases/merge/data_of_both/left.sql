-- @revision left
-- @down_revision root

-- @upgrade
INSERT INTO users (id, name) VALUES (1, 'a');

-- @downgrade
-- @irreversible a case
