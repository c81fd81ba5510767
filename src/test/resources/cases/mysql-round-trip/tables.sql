CREATE TABLE users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `order` INT(5) ZEROFILL,
  flag BOOLEAN NOT NULL DEFAULT TRUE,
  tiny TINYINT DEFAULT -3,
  medium MEDIUMINT UNSIGNED NOT NULL DEFAULT 7,
  price DECIMAL(10, 2) UNSIGNED DEFAULT 1.50,
  ratio FLOAT DEFAULT 0.25,
  wide DOUBLE(10, 3),
  bits BIT(4) DEFAULT b'101',
  name VARCHAR(50) CHARACTER SET latin1 NOT NULL DEFAULT 'it''s "x" \\\\',
  `empty` VARCHAR(5) NOT NULL DEFAULT '',
  word VARCHAR(10) DEFAULT 'NULL',
  digits VARCHAR(10) DEFAULT '007',
  now_word VARCHAR(30) DEFAULT 'CURRENT_TIMESTAMP',
  code CHAR(3) COLLATE utf8mb4_bin,
  note TEXT,
  long_note LONGTEXT COMMENT 'a ''quoted'' comment; with more',
  doc JSON,
  raw_small BLOB,
  raw LONGBLOB,
  hash BINARY(16),
  size ENUM('small', 'it''s', 'a,b', '') DEFAULT 'a,b',
  tags SET('x', 'y', 'z') DEFAULT 'x,y',
  born DATE DEFAULT '2001-02-03',
  at_time TIME(3),
  yr YEAR,
  created DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  stamped TIMESTAMP NULL DEFAULT NULL,
  updated TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  token VARCHAR(40) DEFAULT (CONCAT('a', 'b''c', UPPER('d'))),
  due DATE DEFAULT (CURRENT_DATE + INTERVAL 1 DAY),
  place POINT,
  total DECIMAL(12, 2) GENERATED ALWAYS AS (price * 2) STORED,
  initial VARCHAR(4) GENERATED ALWAYS AS (CONCAT(LEFT(word, 1), '.')) VIRTUAL,
  hidden INT INVISIBLE DEFAULT 5,
  PRIMARY KEY (id),
  UNIQUE KEY uq_users_name (name),
  UNIQUE KEY partly (word(3)),
  KEY ix_users_note (note(20)),
  KEY ix_users_desc (flag, tiny DESC),
  FULLTEXT KEY ft_users_note (note),
  KEY ix_commented (digits) COMMENT 'why',
  CONSTRAINT positive CHECK (price > 0 AND word <> 'it''s'),
  CONSTRAINT known CHECK (digits IN ('007', 'x') OR `order` IS NULL)
) COMMENT='people; and ''more''';;
CREATE TABLE latin (a VARCHAR(10), b VARCHAR(10) CHARACTER SET utf8mb4) DEFAULT CHARSET=latin1 ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;;
CREATE TABLE memory_table (a INT, KEY USING HASH (a)) ENGINE=MEMORY;;
CREATE TABLE orders (
  id INT NOT NULL, line INT NOT NULL, user_id BIGINT UNSIGNED NOT NULL, parent INT,
  PRIMARY KEY (id, line),
  KEY by_parent (parent),
  CONSTRAINT fk_orders_users FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  FOREIGN KEY (parent) REFERENCES orders (id) ON DELETE SET NULL
);;
CREATE TABLE parted (id INT NOT NULL, d DATE NOT NULL) PARTITION BY RANGE (YEAR(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN MAXVALUE);;
CREATE TABLE hashed (id INT NOT NULL PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3;;
CREATE VIEW active AS SELECT u.id, u.name, o.line FROM users u JOIN orders o ON o.user_id = u.id WHERE u.flag = TRUE;;
CREATE VIEW plain AS SELECT id, name FROM users WHERE flag AND name <> 'x' WITH CASCADED CHECK OPTION;;
CREATE VIEW on_view AS SELECT count(*) AS n FROM plain, latin;;
CREATE TRIGGER users_bi BEFORE INSERT ON users FOR EACH ROW BEGIN SET NEW.tiny = 1; SET NEW.word = 'a;b'; END;;
CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC NO SQL COMMENT 'doubles' RETURN n * 2;;
CREATE PROCEDURE fill(IN n INT, OUT m VARCHAR(20)) BEGIN SET m = CONCAT('n', n); END
