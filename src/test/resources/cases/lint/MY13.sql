### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY);
### bad mysql
ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4; -- !
### good mysql
ALTER TABLE t DEFAULT CHARACTER SET utf8mb4;
