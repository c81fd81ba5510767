-- @revision right
-- @down_revision root

-- @upgrade
DROP VIEW names;
CREATE VIEW names AS SELECT name FROM users;

-- @downgrade
-- @irreversible a case
