### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a VARCHAR(50));
### bad mysql
ALTER TABLE t MODIFY a VARCHAR(100); -- !
### good mysql
ALTER TABLE t MODIFY a VARCHAR(63);
