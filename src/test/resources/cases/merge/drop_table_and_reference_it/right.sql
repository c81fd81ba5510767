-- @revision right
-- @down_revision root

-- @upgrade
CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, task_id INTEGER, CONSTRAINT fk_notes FOREIGN KEY (task_id) REFERENCES tasks (id));

-- @downgrade
-- @irreversible a case
