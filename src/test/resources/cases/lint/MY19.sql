### bad mysql
CREATE TABLE t (
  id BIGINT(20) PRIMARY KEY, -- !
  a DOUBLE, -- !
  b TIMESTAMP NULL -- !
);
### good mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a DECIMAL(10, 2), b DATETIME, c TINYINT(1));
