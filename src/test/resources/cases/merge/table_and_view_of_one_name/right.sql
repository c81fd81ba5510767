-- @revision right
-- @down_revision root

-- @upgrade
CREATE VIEW things AS SELECT id FROM users;

-- @downgrade
-- @irreversible a case
