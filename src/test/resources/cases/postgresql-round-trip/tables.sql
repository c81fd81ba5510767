CREATE TYPE mood AS ENUM ('happy', 'it''s fine', 'sad');
CREATE TABLE users (
  id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5) PRIMARY KEY,
  serial_number SERIAL,
  name VARCHAR(50) NOT NULL DEFAULT 'it''s me',
  name_c VARCHAR(50) COLLATE "C",
  code CHAR(3) NOT NULL DEFAULT 'abc',
  balance NUMERIC(10, 2) NOT NULL DEFAULT -1.50,
  plain NUMERIC,
  big NUMERIC(20, 0),
  small SMALLINT DEFAULT 0,
  ratio REAL,
  exact DOUBLE PRECISION DEFAULT 0.5,
  is_active BOOLEAN NOT NULL DEFAULT true,
  mood mood DEFAULT 'happy',
  moods mood[],
  tags TEXT[] NOT NULL DEFAULT '{}',
  doc JSONB DEFAULT '{}',
  raw JSON,
  bytes BYTEA,
  born DATE,
  noon TIME(3),
  noon_tz TIME WITH TIME ZONE,
  created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now(),
  took INTERVAL,
  took_exact INTERVAL(3),
  key UUID DEFAULT gen_random_uuid(),
  flags BIT(4),
  more_flags BIT VARYING(8),
  address INET,
  state VARCHAR(4) DEFAULT 'new',
  total NUMERIC(12, 2) GENERATED ALWAYS AS (balance * 2) STORED,
  "Mixed Case" TEXT,
  CONSTRAINT uq_users_name UNIQUE (name) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_users_balance CHECK (balance >= 0 OR is_active),
  CONSTRAINT ck_users_state_values CHECK (state IN ('new', 'done'))
);
COMMENT ON TABLE users IS '账户';
COMMENT ON COLUMN users.name IS 'what ''people'' say';
CREATE TABLE "Tasks" (
  id INTEGER NOT NULL,
  user_id BIGINT,
  parent_id INTEGER,
  position POINT,
  CONSTRAINT pk_tasks PRIMARY KEY (id),
  CONSTRAINT fk_tasks_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT fk_tasks_parent FOREIGN KEY (parent_id) REFERENCES "Tasks" (id) DEFERRABLE
);
ALTER TABLE "Tasks" ADD CONSTRAINT fk_late FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
CREATE INDEX ix_users_lower ON users (lower(name), created_at DESC) WHERE is_active;
CREATE INDEX ix_users_nulls ON users (born NULLS FIRST, small DESC NULLS LAST);
CREATE INDEX ix_users_pattern ON users (name varchar_pattern_ops);
CREATE INDEX ix_users_collated ON users (name COLLATE "C");
CREATE INDEX ix_users_doc ON users USING gin (doc jsonb_path_ops);
CREATE INDEX ix_users_fill ON users (small) WITH (fillfactor = 70);
CREATE UNIQUE INDEX ux_users_code ON users (code) INCLUDE (name, born);
CREATE UNIQUE INDEX ux_users_small ON users (small) NULLS NOT DISTINCT;
CREATE UNLOGGED TABLE notes (id INTEGER, body TEXT) WITH (fillfactor = 50, autovacuum_enabled = false);
CREATE TABLE events (id BIGINT NOT NULL, at TIMESTAMP NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE empty ();
CREATE VIEW active_users AS SELECT id, name FROM users WHERE is_active;
CREATE VIEW named AS SELECT a.id, t."position" FROM active_users a JOIN "Tasks" t ON t.user_id = a.id;
CREATE TABLE guarded (id BIGINT, name TEXT, born DATE, PRIMARY KEY (id) INCLUDE (name, born) WITH (fillfactor = 80));
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, REPLICA IDENTITY FULL;
CREATE TABLE deferred (id BIGINT PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE deferred ENABLE ROW LEVEL SECURITY, REPLICA IDENTITY NOTHING;
CREATE TABLE of_guarded (id BIGINT REFERENCES guarded (id));
