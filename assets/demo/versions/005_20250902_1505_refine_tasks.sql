-- @revision e92e0c455288
-- @down_revision 641fd000d4e5
-- @message refine tasks
-- @created 2025-09-02T15:05:00Z

-- @upgrade sqlite
-- SQLite rebuilds ai_models for this, with foreign keys switched off: alter column name.
CREATE TABLE _retort_new_ai_models ( /* AI模型 */
    id INTEGER CONSTRAINT pk_ai_models PRIMARY KEY AUTOINCREMENT /* 模型编号 */,
    name VARCHAR(128) NOT NULL /* 模型名称 */,
    provider VARCHAR(64) NOT NULL /* 供应商 */,
    version VARCHAR(32) NOT NULL DEFAULT '1.0' /* 模型版本 */,
    parameters JSON /* 默认参数 */,
    max_tokens INTEGER NOT NULL DEFAULT 4096 /* 最大输出长度 */,
    input_price DECIMAL(10, 6) NOT NULL DEFAULT 0 /* 每千词元输入价格 */,
    output_price DECIMAL(10, 6) NOT NULL DEFAULT 0 /* 每千词元输出价格 */,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE /* 是否可用 */,
    description TEXT /* 说明 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 创建时间 */,
    CONSTRAINT uq_ai_models_provider_name_version UNIQUE (provider, name, version),
    CONSTRAINT ck_ai_models_max_tokens CHECK (max_tokens > 0),
    CONSTRAINT ck_ai_models_price CHECK (input_price >= 0 AND output_price >= 0)
);

INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_ai_models', seq FROM sqlite_sequence WHERE name = 'ai_models';

INSERT INTO _retort_new_ai_models (id, name, provider, version, parameters, max_tokens, input_price, output_price, is_enabled, description, created_at)
SELECT id, name, provider, version, parameters, max_tokens, input_price, output_price, is_enabled, description, created_at
FROM ai_models;

DROP TABLE ai_models;

ALTER TABLE _retort_new_ai_models RENAME TO ai_models;

ALTER TABLE issues ADD COLUMN resolved_at TIMESTAMP /* 解决时间 */;

ALTER TABLE tasks ADD COLUMN progress SMALLINT NOT NULL DEFAULT 0 CONSTRAINT ck_tasks_progress CHECK (progress BETWEEN 0 AND 100) /* 进度百分比 */;

-- SQLite rebuilds users for this, with foreign keys switched off: alter column display_name.
CREATE TABLE _retort_new_users ( /* 用户 */
    id INTEGER CONSTRAINT pk_users PRIMARY KEY AUTOINCREMENT /* 用户编号 */,
    username VARCHAR(50) NOT NULL /* 登录名 */,
    email VARCHAR(255) NOT NULL /* 电子邮箱 */,
    password_hash VARCHAR(255) NOT NULL /* 密码摘要 */,
    display_name VARCHAR(100) /* 显示名称 */,
    is_active BOOLEAN NOT NULL DEFAULT TRUE /* 是否启用 */,
    is_admin BOOLEAN NOT NULL DEFAULT FALSE /* 是否管理员 */,
    balance DECIMAL(12, 2) NOT NULL DEFAULT 0 /* 账户余额（元） */,
    invited_by BIGINT /* 邀请人 */,
    last_login_at TIMESTAMP /* 最近登录时间 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 注册时间 */,
    CONSTRAINT uq_users_username UNIQUE (username),
    CONSTRAINT uq_users_email UNIQUE (email),
    CONSTRAINT fk_users_invited_by FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_users_balance CHECK (balance >= 0)
);

INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_users', seq FROM sqlite_sequence WHERE name = 'users';

INSERT INTO _retort_new_users (id, username, email, password_hash, display_name, is_active, is_admin, balance, invited_by, last_login_at, created_at)
SELECT id, username, email, password_hash, display_name, is_active, is_admin, balance, invited_by, last_login_at, created_at
FROM users;

DROP TABLE users;

ALTER TABLE _retort_new_users RENAME TO users;

CREATE INDEX ix_users_created_at ON users (created_at);

CREATE INDEX ix_users_invited_by ON users (invited_by);

CREATE INDEX ix_tasks_status_created_at ON tasks (status, created_at);

-- @upgrade mysql
ALTER TABLE ai_models MODIFY COLUMN name VARCHAR(128) NOT NULL COMMENT '模型名称';

ALTER TABLE issues ADD COLUMN resolved_at DATETIME COMMENT '解决时间';

ALTER TABLE tasks ADD COLUMN progress SMALLINT NOT NULL DEFAULT 0 COMMENT '进度百分比';

ALTER TABLE users MODIFY COLUMN display_name VARCHAR(100) COMMENT '显示名称';

ALTER TABLE tasks ADD CONSTRAINT ck_tasks_progress CHECK (progress BETWEEN 0 AND 100);

CREATE INDEX ix_tasks_status_created_at ON tasks (status, created_at);

-- @upgrade postgresql
ALTER TABLE ai_models ALTER COLUMN name TYPE varchar(128) USING name::varchar(128);

ALTER TABLE issues ADD COLUMN resolved_at timestamp;

COMMENT ON COLUMN issues.resolved_at IS '解决时间';

ALTER TABLE tasks ADD COLUMN progress smallint NOT NULL DEFAULT 0;

COMMENT ON COLUMN tasks.progress IS '进度百分比';

ALTER TABLE users ALTER COLUMN display_name TYPE varchar(100) USING display_name::varchar(100);

ALTER TABLE tasks ADD CONSTRAINT ck_tasks_progress CHECK (progress BETWEEN 0 AND 100);

CREATE INDEX ix_tasks_status_created_at ON tasks (status, created_at);

-- @downgrade sqlite
-- SQLite rebuilds users for this, with foreign keys switched off: alter column display_name.
CREATE TABLE _retort_new_users ( /* 用户 */
    id INTEGER CONSTRAINT pk_users PRIMARY KEY AUTOINCREMENT /* 用户编号 */,
    username VARCHAR(50) NOT NULL /* 登录名 */,
    email VARCHAR(255) NOT NULL /* 电子邮箱 */,
    password_hash VARCHAR(255) NOT NULL /* 密码摘要 */,
    display_name VARCHAR(50) /* 显示名称 */,
    is_active BOOLEAN NOT NULL DEFAULT TRUE /* 是否启用 */,
    is_admin BOOLEAN NOT NULL DEFAULT FALSE /* 是否管理员 */,
    balance DECIMAL(12, 2) NOT NULL DEFAULT 0 /* 账户余额（元） */,
    invited_by BIGINT /* 邀请人 */,
    last_login_at TIMESTAMP /* 最近登录时间 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 注册时间 */,
    CONSTRAINT uq_users_username UNIQUE (username),
    CONSTRAINT uq_users_email UNIQUE (email),
    CONSTRAINT fk_users_invited_by FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_users_balance CHECK (balance >= 0)
);

INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_users', seq FROM sqlite_sequence WHERE name = 'users';

INSERT INTO _retort_new_users (id, username, email, password_hash, display_name, is_active, is_admin, balance, invited_by, last_login_at, created_at)
SELECT id, username, email, password_hash, display_name, is_active, is_admin, balance, invited_by, last_login_at, created_at
FROM users;

DROP TABLE users;

ALTER TABLE _retort_new_users RENAME TO users;

CREATE INDEX ix_users_created_at ON users (created_at);

CREATE INDEX ix_users_invited_by ON users (invited_by);

-- SQLite rebuilds tasks for this, with foreign keys switched off: drop index ix_tasks_status_created_at, drop check ck_tasks_progress, drop column progress.
CREATE TABLE _retort_new_tasks ( /* 任务 */
    id INTEGER CONSTRAINT pk_tasks PRIMARY KEY AUTOINCREMENT /* 任务编号 */,
    user_id BIGINT NOT NULL /* 所属用户 */,
    model_id BIGINT NOT NULL /* 使用的模型 */,
    input_file_id BIGINT /* 输入文件 */,
    parent_task_id BIGINT /* 上级任务 */,
    title VARCHAR(200) NOT NULL /* 标题 */,
    prompt TEXT NOT NULL /* 提示词 */,
    options JSON /* 运行参数 */,
    status VARCHAR(9) NOT NULL DEFAULT 'pending' CONSTRAINT ck_tasks_status_enum CHECK (status IN ('pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled')) /* 任务状态 */,
    priority SMALLINT NOT NULL DEFAULT 5 /* 优先级，1 最高 */,
    cost DECIMAL(12, 4) NOT NULL DEFAULT 0 /* 费用（元） */,
    error_message TEXT /* 错误信息 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 创建时间 */,
    started_at TIMESTAMP /* 开始时间 */,
    finished_at TIMESTAMP /* 结束时间 */,
    CONSTRAINT fk_tasks_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_tasks_model_id FOREIGN KEY (model_id) REFERENCES ai_models (id) ON DELETE RESTRICT,
    CONSTRAINT fk_tasks_input_file_id FOREIGN KEY (input_file_id) REFERENCES file_infos (id) ON DELETE SET NULL,
    CONSTRAINT fk_tasks_parent_task_id FOREIGN KEY (parent_task_id) REFERENCES tasks (id) ON DELETE SET NULL,
    CONSTRAINT ck_tasks_priority CHECK (priority BETWEEN 1 AND 9),
    CONSTRAINT ck_tasks_cost CHECK (cost >= 0)
);

INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_tasks', seq FROM sqlite_sequence WHERE name = 'tasks';

INSERT INTO _retort_new_tasks (id, user_id, model_id, input_file_id, parent_task_id, title, prompt, options, status, priority, cost, error_message, created_at, started_at, finished_at)
SELECT id, user_id, model_id, input_file_id, parent_task_id, title, prompt, options, status, priority, cost, error_message, created_at, started_at, finished_at
FROM tasks;

-- Loses column progress of tasks.
DROP TABLE tasks;

ALTER TABLE _retort_new_tasks RENAME TO tasks;

CREATE INDEX ix_tasks_user_id ON tasks (user_id);

CREATE INDEX ix_tasks_model_id ON tasks (model_id);

CREATE INDEX ix_tasks_input_file_id ON tasks (input_file_id);

CREATE INDEX ix_tasks_parent_task_id ON tasks (parent_task_id);

-- Loses column resolved_at of issues.
ALTER TABLE issues DROP COLUMN resolved_at;

-- SQLite rebuilds ai_models for this, with foreign keys switched off: alter column name.
CREATE TABLE _retort_new_ai_models ( /* AI模型 */
    id INTEGER CONSTRAINT pk_ai_models PRIMARY KEY AUTOINCREMENT /* 模型编号 */,
    name VARCHAR(64) NOT NULL /* 模型名称 */,
    provider VARCHAR(64) NOT NULL /* 供应商 */,
    version VARCHAR(32) NOT NULL DEFAULT '1.0' /* 模型版本 */,
    parameters JSON /* 默认参数 */,
    max_tokens INTEGER NOT NULL DEFAULT 4096 /* 最大输出长度 */,
    input_price DECIMAL(10, 6) NOT NULL DEFAULT 0 /* 每千词元输入价格 */,
    output_price DECIMAL(10, 6) NOT NULL DEFAULT 0 /* 每千词元输出价格 */,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE /* 是否可用 */,
    description TEXT /* 说明 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 创建时间 */,
    CONSTRAINT uq_ai_models_provider_name_version UNIQUE (provider, name, version),
    CONSTRAINT ck_ai_models_max_tokens CHECK (max_tokens > 0),
    CONSTRAINT ck_ai_models_price CHECK (input_price >= 0 AND output_price >= 0)
);

INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_ai_models', seq FROM sqlite_sequence WHERE name = 'ai_models';

INSERT INTO _retort_new_ai_models (id, name, provider, version, parameters, max_tokens, input_price, output_price, is_enabled, description, created_at)
SELECT id, name, provider, version, parameters, max_tokens, input_price, output_price, is_enabled, description, created_at
FROM ai_models;

DROP TABLE ai_models;

ALTER TABLE _retort_new_ai_models RENAME TO ai_models;

-- @downgrade mysql
DROP INDEX ix_tasks_status_created_at ON tasks;

ALTER TABLE tasks DROP CONSTRAINT ck_tasks_progress;

-- Loses values of users.display_name that do not fit.
ALTER TABLE users MODIFY COLUMN display_name VARCHAR(50) COMMENT '显示名称';

-- Loses all values of tasks.progress.
ALTER TABLE tasks DROP COLUMN progress;

-- Loses all values of issues.resolved_at.
ALTER TABLE issues DROP COLUMN resolved_at;

-- Loses values of ai_models.name that do not fit.
ALTER TABLE ai_models MODIFY COLUMN name VARCHAR(64) NOT NULL COMMENT '模型名称';

-- @downgrade postgresql
DROP INDEX ix_tasks_status_created_at;

ALTER TABLE tasks DROP CONSTRAINT ck_tasks_progress;

-- Loses values of users.display_name that do not fit.
ALTER TABLE users ALTER COLUMN display_name TYPE varchar(50) USING display_name::varchar(50);

-- Loses all values of tasks.progress.
ALTER TABLE tasks DROP COLUMN progress;

-- Loses all values of issues.resolved_at.
ALTER TABLE issues DROP COLUMN resolved_at;

-- Loses values of ai_models.name that do not fit.
ALTER TABLE ai_models ALTER COLUMN name TYPE varchar(64) USING name::varchar(64);
