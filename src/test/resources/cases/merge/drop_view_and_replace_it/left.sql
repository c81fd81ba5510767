-- @revision left
-- @down_revision root

-- @upgrade
DROP VIEW names;

-- @downgrade
-- @irreversible a case
