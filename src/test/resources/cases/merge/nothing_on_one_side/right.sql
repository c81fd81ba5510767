-- @revision right
-- @down_revision root

-- @upgrade
SELECT 1;

-- @downgrade
-- @irreversible a case
