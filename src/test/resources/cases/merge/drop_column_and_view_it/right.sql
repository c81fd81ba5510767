-- @revision right
-- @down_revision root

-- @upgrade
CREATE VIEW mails AS SELECT email FROM users;

-- @downgrade
-- @irreversible a case
