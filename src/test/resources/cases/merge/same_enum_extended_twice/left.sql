-- @revision left
-- @down_revision root

-- @upgrade sqlite
ALTER TABLE jobs ADD COLUMN left_only INTEGER;

-- @upgrade mysql
ALTER TABLE jobs MODIFY COLUMN state ENUM('new', 'done', 'failed');

-- @upgrade postgresql
ALTER TYPE job_state ADD VALUE 'failed';

-- @downgrade
-- @irreversible a case
