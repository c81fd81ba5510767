-- @revision left
-- @down_revision root

-- @upgrade
INSERT INTO tasks (id) VALUES (1);

-- @downgrade
-- @irreversible a case
