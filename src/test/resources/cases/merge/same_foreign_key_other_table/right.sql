-- @revision right
-- @down_revision root

-- @upgrade sqlite
CREATE TABLE tasks_new (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER, title VARCHAR(100), CONSTRAINT fk_tasks FOREIGN KEY (user_id) REFERENCES teams (id));
INSERT INTO tasks_new SELECT * FROM tasks;
DROP TABLE tasks;
ALTER TABLE tasks_new RENAME TO tasks;

-- @upgrade
ALTER TABLE tasks ADD CONSTRAINT fk_tasks FOREIGN KEY (user_id) REFERENCES teams (id);

-- @downgrade
-- @irreversible a case
