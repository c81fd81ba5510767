-- @revision fc4a80a07c43
-- @down_revision b895d3d4854c
-- @message add sharing and issues
-- @created 2025-08-30T09:10:00Z
-- @branch_labels sharing

-- @upgrade sqlite
CREATE TABLE issues ( /* 问题 */
    id INTEGER CONSTRAINT pk_issues PRIMARY KEY AUTOINCREMENT /* 问题编号 */,
    task_id BIGINT /* 相关任务 */,
    reporter_id BIGINT NOT NULL /* 提交人 */,
    assignee_id BIGINT /* 处理人 */,
    duplicate_of BIGINT /* 与哪个问题重复 */,
    title VARCHAR(200) NOT NULL /* 标题 */,
    description TEXT /* 详细描述 */,
    severity SMALLINT NOT NULL DEFAULT 3 /* 严重程度，1 最高 */,
    status VARCHAR(11) NOT NULL DEFAULT 'open' CONSTRAINT ck_issues_status_enum CHECK (status IN ('open', 'in_progress', 'resolved', 'closed')) /* 处理状态 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 提交时间 */,
    CONSTRAINT fk_issues_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL,
    CONSTRAINT fk_issues_reporter_id FOREIGN KEY (reporter_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_issues_assignee_id FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT fk_issues_duplicate_of FOREIGN KEY (duplicate_of) REFERENCES issues (id) ON DELETE SET NULL,
    CONSTRAINT ck_issues_severity CHECK (severity BETWEEN 1 AND 5)
);

CREATE INDEX ix_issues_task_id ON issues (task_id);

CREATE INDEX ix_issues_reporter_id ON issues (reporter_id);

CREATE INDEX ix_issues_assignee_id ON issues (assignee_id);

CREATE INDEX ix_issues_duplicate_of ON issues (duplicate_of);

CREATE INDEX ix_issues_status_created_at ON issues (status, created_at);

CREATE TABLE task_shares ( /* 任务分享 */
    id INTEGER CONSTRAINT pk_task_shares PRIMARY KEY AUTOINCREMENT /* 分享编号 */,
    task_id BIGINT NOT NULL /* 被分享的任务 */,
    shared_by BIGINT NOT NULL /* 分享人 */,
    shared_with BIGINT /* 接收人，空表示公开链接 */,
    share_token CHAR(32) NOT NULL /* 分享口令 */,
    permission VARCHAR(7) NOT NULL DEFAULT 'view' CONSTRAINT ck_task_shares_permission_enum CHECK (permission IN ('view', 'comment', 'edit')) /* 权限 */,
    view_count INTEGER NOT NULL DEFAULT 0 /* 浏览次数 */,
    expires_at TIMESTAMP /* 失效时间 */,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP /* 分享时间 */,
    CONSTRAINT uq_task_shares_share_token UNIQUE (share_token),
    CONSTRAINT uq_task_shares_task_id_shared_with UNIQUE (task_id, shared_with),
    CONSTRAINT fk_task_shares_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT fk_task_shares_shared_by FOREIGN KEY (shared_by) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_task_shares_shared_with FOREIGN KEY (shared_with) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_task_shares_view_count CHECK (view_count >= 0)
);

CREATE INDEX ix_task_shares_shared_by ON task_shares (shared_by);

CREATE INDEX ix_task_shares_shared_with ON task_shares (shared_with);

-- @upgrade mysql
CREATE TABLE issues (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '问题编号',
  task_id BIGINT COMMENT '相关任务',
  reporter_id BIGINT NOT NULL COMMENT '提交人',
  assignee_id BIGINT COMMENT '处理人',
  duplicate_of BIGINT COMMENT '与哪个问题重复',
  title VARCHAR(200) NOT NULL COMMENT '标题',
  description TEXT COMMENT '详细描述',
  severity SMALLINT NOT NULL DEFAULT 3 COMMENT '严重程度，1 最高',
  status ENUM('open', 'in_progress', 'resolved', 'closed') NOT NULL DEFAULT 'open' COMMENT '处理状态',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '提交时间',
  PRIMARY KEY (id),
  CONSTRAINT fk_issues_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL,
  CONSTRAINT fk_issues_reporter_id FOREIGN KEY (reporter_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_issues_assignee_id FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT fk_issues_duplicate_of FOREIGN KEY (duplicate_of) REFERENCES issues (id) ON DELETE SET NULL,
  CONSTRAINT ck_issues_severity CHECK (severity BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='问题';

CREATE INDEX ix_issues_task_id ON issues (task_id);

CREATE INDEX ix_issues_reporter_id ON issues (reporter_id);

CREATE INDEX ix_issues_assignee_id ON issues (assignee_id);

CREATE INDEX ix_issues_duplicate_of ON issues (duplicate_of);

CREATE INDEX ix_issues_status_created_at ON issues (status, created_at);

CREATE TABLE task_shares (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT '分享编号',
  task_id BIGINT NOT NULL COMMENT '被分享的任务',
  shared_by BIGINT NOT NULL COMMENT '分享人',
  shared_with BIGINT COMMENT '接收人，空表示公开链接',
  share_token CHAR(32) NOT NULL COMMENT '分享口令',
  permission ENUM('view', 'comment', 'edit') NOT NULL DEFAULT 'view' COMMENT '权限',
  view_count INT NOT NULL DEFAULT 0 COMMENT '浏览次数',
  expires_at DATETIME COMMENT '失效时间',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT '分享时间',
  PRIMARY KEY (id),
  CONSTRAINT uq_task_shares_share_token UNIQUE (share_token),
  CONSTRAINT uq_task_shares_task_id_shared_with UNIQUE (task_id, shared_with),
  CONSTRAINT fk_task_shares_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
  CONSTRAINT fk_task_shares_shared_by FOREIGN KEY (shared_by) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_task_shares_shared_with FOREIGN KEY (shared_with) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_task_shares_view_count CHECK (view_count >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='任务分享';

CREATE INDEX ix_task_shares_shared_by ON task_shares (shared_by);

CREATE INDEX ix_task_shares_shared_with ON task_shares (shared_with);

-- @upgrade postgresql
CREATE TABLE issues (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    task_id bigint,
    reporter_id bigint NOT NULL,
    assignee_id bigint,
    duplicate_of bigint,
    title varchar(200) NOT NULL,
    description text,
    severity smallint NOT NULL DEFAULT 3,
    status varchar(11) NOT NULL DEFAULT 'open',
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_issues PRIMARY KEY (id),
    CONSTRAINT fk_issues_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL,
    CONSTRAINT fk_issues_reporter_id FOREIGN KEY (reporter_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_issues_assignee_id FOREIGN KEY (assignee_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT fk_issues_duplicate_of FOREIGN KEY (duplicate_of) REFERENCES issues (id) ON DELETE SET NULL,
    CONSTRAINT ck_issues_severity CHECK (severity BETWEEN 1 AND 5),
    CONSTRAINT ck_issues_status_values CHECK (status IN ('open', 'in_progress', 'resolved', 'closed'))
);

CREATE INDEX ix_issues_task_id ON issues (task_id);

CREATE INDEX ix_issues_reporter_id ON issues (reporter_id);

CREATE INDEX ix_issues_assignee_id ON issues (assignee_id);

CREATE INDEX ix_issues_duplicate_of ON issues (duplicate_of);

CREATE INDEX ix_issues_status_created_at ON issues (status, created_at);

COMMENT ON TABLE issues IS '问题';

COMMENT ON COLUMN issues.id IS '问题编号';

COMMENT ON COLUMN issues.task_id IS '相关任务';

COMMENT ON COLUMN issues.reporter_id IS '提交人';

COMMENT ON COLUMN issues.assignee_id IS '处理人';

COMMENT ON COLUMN issues.duplicate_of IS '与哪个问题重复';

COMMENT ON COLUMN issues.title IS '标题';

COMMENT ON COLUMN issues.description IS '详细描述';

COMMENT ON COLUMN issues.severity IS '严重程度，1 最高';

COMMENT ON COLUMN issues.status IS '处理状态';

COMMENT ON COLUMN issues.created_at IS '提交时间';

CREATE TABLE task_shares (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    task_id bigint NOT NULL,
    shared_by bigint NOT NULL,
    shared_with bigint,
    share_token char(32) NOT NULL,
    permission varchar(7) NOT NULL DEFAULT 'view',
    view_count integer NOT NULL DEFAULT 0,
    expires_at timestamp,
    created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_task_shares PRIMARY KEY (id),
    CONSTRAINT uq_task_shares_share_token UNIQUE (share_token),
    CONSTRAINT uq_task_shares_task_id_shared_with UNIQUE (task_id, shared_with),
    CONSTRAINT fk_task_shares_task_id FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE,
    CONSTRAINT fk_task_shares_shared_by FOREIGN KEY (shared_by) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_task_shares_shared_with FOREIGN KEY (shared_with) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_task_shares_view_count CHECK (view_count >= 0),
    CONSTRAINT ck_task_shares_permission_values CHECK (permission IN ('view', 'comment', 'edit'))
);

CREATE INDEX ix_task_shares_shared_by ON task_shares (shared_by);

CREATE INDEX ix_task_shares_shared_with ON task_shares (shared_with);

COMMENT ON TABLE task_shares IS '任务分享';

COMMENT ON COLUMN task_shares.id IS '分享编号';

COMMENT ON COLUMN task_shares.task_id IS '被分享的任务';

COMMENT ON COLUMN task_shares.shared_by IS '分享人';

COMMENT ON COLUMN task_shares.shared_with IS '接收人，空表示公开链接';

COMMENT ON COLUMN task_shares.share_token IS '分享口令';

COMMENT ON COLUMN task_shares.permission IS '权限';

COMMENT ON COLUMN task_shares.view_count IS '浏览次数';

COMMENT ON COLUMN task_shares.expires_at IS '失效时间';

COMMENT ON COLUMN task_shares.created_at IS '分享时间';

-- @downgrade sqlite
-- Loses all rows of task_shares.
DROP TABLE task_shares;

-- Loses all rows of issues.
DROP TABLE issues;

-- @downgrade mysql
-- Loses all rows of task_shares.
DROP TABLE task_shares;

-- Loses all rows of issues.
DROP TABLE issues;

-- @downgrade postgresql
-- Loses all rows of task_shares.
DROP TABLE task_shares;

-- Loses all rows of issues.
DROP TABLE issues;
