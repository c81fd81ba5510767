-- @revision right
-- @down_revision root

-- @upgrade sqlite
CREATE TABLE another (id INTEGER NOT NULL PRIMARY KEY);

-- @upgrade mysql
ALTER TABLE tasks ADD CONSTRAINT fk_tasks_owner FOREIGN KEY (owner) REFERENCES users (name);

-- @upgrade postgresql
ALTER TABLE tasks ADD CONSTRAINT fk_tasks_owner FOREIGN KEY (owner) REFERENCES users (name);

-- @downgrade
-- @irreversible a case
