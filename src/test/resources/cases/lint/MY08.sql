### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, a ENUM('x', 'y'));
### bad mysql
ALTER TABLE t MODIFY a ENUM('y', 'x'); -- !
### bad mysql
ALTER TABLE t MODIFY a ENUM('x'); -- !
### good mysql
ALTER TABLE t MODIFY a ENUM('x', 'y', 'z');
