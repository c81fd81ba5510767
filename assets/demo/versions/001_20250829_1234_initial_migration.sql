-- @revision f04b071df5c7
-- @message initial migration
-- @created 2025-08-29T12:34:00Z

-- @upgrade sqlite
CREATE TABLE ai_models ( /* AI模型 */
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

CREATE TABLE users ( /* 用户 */
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

CREATE INDEX ix_users_created_at ON users (created_at);

CREATE INDEX ix_users_invited_by ON users (invited_by);

CREATE TABLE file_infos ( /* 文件信息 */
    id INTEGER CONSTRAINT pk_file_infos PRIMARY KEY AUTOINCREMENT /* 文件编号 */,
    owner_id BIGINT NOT NULL /* 上传者 */,
    file_name VARCHAR(255) NOT NULL /* 原始文件名 */,
    storage_path VARCHAR(500) NOT NULL /* 存储路径 */,
    mime_type VARCHAR(100) NOT NULL DEFAULT 'application/octet-stream' /* 文件类型 */,
    size_bytes BIGINT NOT NULL DEFAULT 0 /* 文件大小（字节） */,
    sha256 CHAR(64) NOT NULL /* 内容摘要 */,
    is_deleted BOOLEAN NOT NULL DEFAULT FALSE /* 是否已删除 */,
    uploaded_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 上传时间 */,
    CONSTRAINT uq_file_infos_storage_path UNIQUE (storage_path),
    CONSTRAINT fk_file_infos_owner_id FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_file_infos_size_bytes CHECK (size_bytes >= 0)
);

CREATE INDEX ix_file_infos_owner_id ON file_infos (owner_id);

CREATE INDEX ix_file_infos_sha256 ON file_infos (sha256);

CREATE TABLE tasks ( /* 任务 */
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

CREATE INDEX ix_tasks_user_id ON tasks (user_id);

CREATE INDEX ix_tasks_model_id ON tasks (model_id);

CREATE INDEX ix_tasks_input_file_id ON tasks (input_file_id);

CREATE INDEX ix_tasks_parent_task_id ON tasks (parent_task_id);

-- @upgrade mysql
CREATE TABLE ai_models (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '模型编号',
  name VARCHAR(64) NOT NULL COMMENT '模型名称',
  provider VARCHAR(64) NOT NULL COMMENT '供应商',
  version VARCHAR(32) NOT NULL DEFAULT '1.0' COMMENT '模型版本',
  parameters JSON COMMENT '默认参数',
  max_tokens INT NOT NULL DEFAULT 4096 COMMENT '最大输出长度',
  input_price DECIMAL(10, 6) NOT NULL DEFAULT 0 COMMENT '每千词元输入价格',
  output_price DECIMAL(10, 6) NOT NULL DEFAULT 0 COMMENT '每千词元输出价格',
  is_enabled TINYINT(1) NOT NULL DEFAULT TRUE COMMENT '是否可用',
  description TEXT COMMENT '说明',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '创建时间',
  PRIMARY KEY (id),
  CONSTRAINT uq_ai_models_provider_name_version UNIQUE (provider, name, version),
  CONSTRAINT ck_ai_models_max_tokens CHECK (max_tokens > 0),
  CONSTRAINT ck_ai_models_price CHECK (input_price >= 0 AND output_price >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='AI模型';

CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '用户编号',
  username VARCHAR(50) NOT NULL COMMENT '登录名',
  email VARCHAR(255) NOT NULL COMMENT '电子邮箱',
  password_hash VARCHAR(255) NOT NULL COMMENT '密码摘要',
  display_name VARCHAR(50) COMMENT '显示名称',
  is_active TINYINT(1) NOT NULL DEFAULT TRUE COMMENT '是否启用',
  is_admin TINYINT(1) NOT NULL DEFAULT FALSE COMMENT '是否管理员',
  balance DECIMAL(12, 2) NOT NULL DEFAULT 0 COMMENT '账户余额（元）',
  invited_by BIGINT COMMENT '邀请人',
  last_login_at DATETIME COMMENT '最近登录时间',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '注册时间',
  PRIMARY KEY (id),
  CONSTRAINT uq_users_username UNIQUE (username),
  CONSTRAINT uq_users_email UNIQUE (email),
  CONSTRAINT fk_users_invited_by FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT ck_users_balance CHECK (balance >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='用户';

CREATE INDEX ix_users_created_at ON users (created_at);

CREATE INDEX ix_users_invited_by ON users (invited_by);

CREATE TABLE file_infos (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '文件编号',
  owner_id BIGINT NOT NULL COMMENT '上传者',
  file_name VARCHAR(255) NOT NULL COMMENT '原始文件名',
  storage_path VARCHAR(500) NOT NULL COMMENT '存储路径',
  mime_type VARCHAR(100) NOT NULL DEFAULT 'application/octet-stream' COMMENT '文件类型',
  size_bytes BIGINT NOT NULL DEFAULT 0 COMMENT '文件大小（字节）',
  sha256 CHAR(64) NOT NULL COMMENT '内容摘要',
  is_deleted TINYINT(1) NOT NULL DEFAULT FALSE COMMENT '是否已删除',
  uploaded_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '上传时间',
  PRIMARY KEY (id),
  CONSTRAINT uq_file_infos_storage_path UNIQUE (storage_path),
  CONSTRAINT fk_file_infos_owner_id FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_file_infos_size_bytes CHECK (size_bytes >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='文件信息';

CREATE INDEX ix_file_infos_owner_id ON file_infos (owner_id);

CREATE INDEX ix_file_infos_sha256 ON file_infos (sha256);

CREATE TABLE tasks (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '任务编号',
  user_id BIGINT NOT NULL COMMENT '所属用户',
  model_id BIGINT NOT NULL COMMENT '使用的模型',
  input_file_id BIGINT COMMENT '输入文件',
  parent_task_id BIGINT COMMENT '上级任务',
  title VARCHAR(200) NOT NULL COMMENT '标题',
  prompt TEXT NOT NULL COMMENT '提示词',
  options JSON COMMENT '运行参数',
  status ENUM('pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled') NOT NULL DEFAULT 'pending' COMMENT '任务状态',
  priority SMALLINT NOT NULL DEFAULT 5 COMMENT '优先级，1 最高',
  cost DECIMAL(12, 4) NOT NULL DEFAULT 0 COMMENT '费用（元）',
  error_message TEXT COMMENT '错误信息',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '创建时间',
  started_at DATETIME COMMENT '开始时间',
  finished_at DATETIME COMMENT '结束时间',
  PRIMARY KEY (id),
  CONSTRAINT fk_tasks_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_tasks_model_id FOREIGN KEY (model_id) REFERENCES ai_models (id) ON DELETE RESTRICT,
  CONSTRAINT fk_tasks_input_file_id FOREIGN KEY (input_file_id) REFERENCES file_infos (id) ON DELETE SET NULL,
  CONSTRAINT fk_tasks_parent_task_id FOREIGN KEY (parent_task_id) REFERENCES tasks (id) ON DELETE SET NULL,
  CONSTRAINT ck_tasks_priority CHECK (priority BETWEEN 1 AND 9),
  CONSTRAINT ck_tasks_cost CHECK (cost >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='任务';

CREATE INDEX ix_tasks_user_id ON tasks (user_id);

CREATE INDEX ix_tasks_model_id ON tasks (model_id);

CREATE INDEX ix_tasks_input_file_id ON tasks (input_file_id);

CREATE INDEX ix_tasks_parent_task_id ON tasks (parent_task_id);

-- @upgrade postgresql
CREATE TABLE ai_models (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    name varchar(64) NOT NULL,
    provider varchar(64) NOT NULL,
    version varchar(32) NOT NULL DEFAULT '1.0',
    parameters jsonb,
    max_tokens integer NOT NULL DEFAULT 4096,
    input_price numeric(10, 6) NOT NULL DEFAULT 0,
    output_price numeric(10, 6) NOT NULL DEFAULT 0,
    is_enabled boolean NOT NULL DEFAULT TRUE,
    description text,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_ai_models PRIMARY KEY (id),
    CONSTRAINT uq_ai_models_provider_name_version UNIQUE (provider, name, version),
    CONSTRAINT ck_ai_models_max_tokens CHECK (max_tokens > 0),
    CONSTRAINT ck_ai_models_price CHECK (input_price >= 0 AND output_price >= 0)
);

COMMENT ON TABLE ai_models IS 'AI模型';

COMMENT ON COLUMN ai_models.id IS '模型编号';

COMMENT ON COLUMN ai_models.name IS '模型名称';

COMMENT ON COLUMN ai_models.provider IS '供应商';

COMMENT ON COLUMN ai_models.version IS '模型版本';

COMMENT ON COLUMN ai_models.parameters IS '默认参数';

COMMENT ON COLUMN ai_models.max_tokens IS '最大输出长度';

COMMENT ON COLUMN ai_models.input_price IS '每千词元输入价格';

COMMENT ON COLUMN ai_models.output_price IS '每千词元输出价格';

COMMENT ON COLUMN ai_models.is_enabled IS '是否可用';

COMMENT ON COLUMN ai_models.description IS '说明';

COMMENT ON COLUMN ai_models.created_at IS '创建时间';

CREATE TABLE users (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    username varchar(50) NOT NULL,
    email varchar(255) NOT NULL,
    password_hash varchar(255) NOT NULL,
    display_name varchar(50),
    is_active boolean NOT NULL DEFAULT TRUE,
    is_admin boolean NOT NULL DEFAULT FALSE,
    balance numeric(12, 2) NOT NULL DEFAULT 0,
    invited_by bigint,
    last_login_at timestamp,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_users PRIMARY KEY (id),
    CONSTRAINT uq_users_username UNIQUE (username),
    CONSTRAINT uq_users_email UNIQUE (email),
    CONSTRAINT fk_users_invited_by FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_users_balance CHECK (balance >= 0)
);

CREATE INDEX ix_users_created_at ON users (created_at);

CREATE INDEX ix_users_invited_by ON users (invited_by);

COMMENT ON TABLE users IS '用户';

COMMENT ON COLUMN users.id IS '用户编号';

COMMENT ON COLUMN users.username IS '登录名';

COMMENT ON COLUMN users.email IS '电子邮箱';

COMMENT ON COLUMN users.password_hash IS '密码摘要';

COMMENT ON COLUMN users.display_name IS '显示名称';

COMMENT ON COLUMN users.is_active IS '是否启用';

COMMENT ON COLUMN users.is_admin IS '是否管理员';

COMMENT ON COLUMN users.balance IS '账户余额（元）';

COMMENT ON COLUMN users.invited_by IS '邀请人';

COMMENT ON COLUMN users.last_login_at IS '最近登录时间';

COMMENT ON COLUMN users.created_at IS '注册时间';

CREATE TABLE file_infos (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    owner_id bigint NOT NULL,
    file_name varchar(255) NOT NULL,
    storage_path varchar(500) NOT NULL,
    mime_type varchar(100) NOT NULL DEFAULT 'application/octet-stream',
    size_bytes bigint NOT NULL DEFAULT 0,
    sha256 char(64) NOT NULL,
    is_deleted boolean NOT NULL DEFAULT FALSE,
    uploaded_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_file_infos PRIMARY KEY (id),
    CONSTRAINT uq_file_infos_storage_path UNIQUE (storage_path),
    CONSTRAINT fk_file_infos_owner_id FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_file_infos_size_bytes CHECK (size_bytes >= 0)
);

CREATE INDEX ix_file_infos_owner_id ON file_infos (owner_id);

CREATE INDEX ix_file_infos_sha256 ON file_infos (sha256);

COMMENT ON TABLE file_infos IS '文件信息';

COMMENT ON COLUMN file_infos.id IS '文件编号';

COMMENT ON COLUMN file_infos.owner_id IS '上传者';

COMMENT ON COLUMN file_infos.file_name IS '原始文件名';

COMMENT ON COLUMN file_infos.storage_path IS '存储路径';

COMMENT ON COLUMN file_infos.mime_type IS '文件类型';

COMMENT ON COLUMN file_infos.size_bytes IS '文件大小（字节）';

COMMENT ON COLUMN file_infos.sha256 IS '内容摘要';

COMMENT ON COLUMN file_infos.is_deleted IS '是否已删除';

COMMENT ON COLUMN file_infos.uploaded_at IS '上传时间';

CREATE TABLE tasks (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    user_id bigint NOT NULL,
    model_id bigint NOT NULL,
    input_file_id bigint,
    parent_task_id bigint,
    title varchar(200) NOT NULL,
    prompt text NOT NULL,
    options jsonb,
    status varchar(9) NOT NULL DEFAULT 'pending',
    priority smallint NOT NULL DEFAULT 5,
    cost numeric(12, 4) NOT NULL DEFAULT 0,
    error_message text,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    started_at timestamp,
    finished_at timestamp,
    CONSTRAINT pk_tasks PRIMARY KEY (id),
    CONSTRAINT fk_tasks_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_tasks_model_id FOREIGN KEY (model_id) REFERENCES ai_models (id) ON DELETE RESTRICT,
    CONSTRAINT fk_tasks_input_file_id FOREIGN KEY (input_file_id) REFERENCES file_infos (id) ON DELETE SET NULL,
    CONSTRAINT fk_tasks_parent_task_id FOREIGN KEY (parent_task_id) REFERENCES tasks (id) ON DELETE SET NULL,
    CONSTRAINT ck_tasks_priority CHECK (priority BETWEEN 1 AND 9),
    CONSTRAINT ck_tasks_cost CHECK (cost >= 0),
    CONSTRAINT ck_tasks_status_values CHECK (status IN ('pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled'))
);

CREATE INDEX ix_tasks_user_id ON tasks (user_id);

CREATE INDEX ix_tasks_model_id ON tasks (model_id);

CREATE INDEX ix_tasks_input_file_id ON tasks (input_file_id);

CREATE INDEX ix_tasks_parent_task_id ON tasks (parent_task_id);

COMMENT ON TABLE tasks IS '任务';

COMMENT ON COLUMN tasks.id IS '任务编号';

COMMENT ON COLUMN tasks.user_id IS '所属用户';

COMMENT ON COLUMN tasks.model_id IS '使用的模型';

COMMENT ON COLUMN tasks.input_file_id IS '输入文件';

COMMENT ON COLUMN tasks.parent_task_id IS '上级任务';

COMMENT ON COLUMN tasks.title IS '标题';

COMMENT ON COLUMN tasks.prompt IS '提示词';

COMMENT ON COLUMN tasks.options IS '运行参数';

COMMENT ON COLUMN tasks.status IS '任务状态';

COMMENT ON COLUMN tasks.priority IS '优先级，1 最高';

COMMENT ON COLUMN tasks.cost IS '费用（元）';

COMMENT ON COLUMN tasks.error_message IS '错误信息';

COMMENT ON COLUMN tasks.created_at IS '创建时间';

COMMENT ON COLUMN tasks.started_at IS '开始时间';

COMMENT ON COLUMN tasks.finished_at IS '结束时间';

-- @downgrade sqlite
-- Loses all rows of tasks.
DROP TABLE tasks;

-- Loses all rows of file_infos.
DROP TABLE file_infos;

-- Loses all rows of users.
DROP TABLE users;

-- Loses all rows of ai_models.
DROP TABLE ai_models;

-- @downgrade mysql
-- Loses all rows of tasks.
DROP TABLE tasks;

-- Loses all rows of file_infos.
DROP TABLE file_infos;

-- Loses all rows of users.
DROP TABLE users;

-- Loses all rows of ai_models.
DROP TABLE ai_models;

-- @downgrade postgresql
-- Loses all rows of tasks.
DROP TABLE tasks;

-- Loses all rows of file_infos.
DROP TABLE file_infos;

-- Loses all rows of users.
DROP TABLE users;

-- Loses all rows of ai_models.
DROP TABLE ai_models;
