-- @revision right
-- @down_revision root

-- @upgrade sqlite
ALTER TABLE jobs ADD COLUMN right_only INTEGER;

-- @upgrade mysql
ALTER TABLE jobs MODIFY COLUMN state ENUM('new', 'done', 'paused');

-- @upgrade postgresql
ALTER TYPE job_state ADD VALUE 'paused';

-- @downgrade
-- @irreversible a case
