-- @revision right
-- @down_revision root

-- @upgrade
CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY, n INTEGER, CONSTRAINT ck_positive CHECK (n > 0));

-- @downgrade
-- @irreversible a case
