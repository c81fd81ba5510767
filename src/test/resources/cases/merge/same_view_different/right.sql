-- @revision right
-- @down_revision root

-- @upgrade
CREATE VIEW adults AS SELECT id FROM users WHERE age > 20;

-- @downgrade
-- @irreversible a case
