-- @revision right
-- @down_revision root

-- @upgrade
CREATE VIEW adults AS SELECT id FROM users WHERE age > 17;

-- @downgrade
-- @irreversible a case
