-- @revision right
-- @down_revision root

-- @upgrade
DROP VIEW names;
CREATE VIEW names AS SELECT id FROM users;

-- @downgrade
-- @irreversible a case
