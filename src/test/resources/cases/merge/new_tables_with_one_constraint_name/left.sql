-- @revision left
-- @down_revision root

-- @upgrade
CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, n INTEGER, CONSTRAINT ck_positive CHECK (n > 0));

-- @downgrade
-- @irreversible a case
