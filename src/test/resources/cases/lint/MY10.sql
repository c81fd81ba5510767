### setup mysql
CREATE TABLE t (id BIGINT PRIMARY KEY, p_id BIGINT);
### bad mysql
ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (p_id) REFERENCES t (id); -- !
### good mysql
SET SESSION foreign_key_checks = 0;
ALTER TABLE t ADD CONSTRAINT fk_t FOREIGN KEY (p_id) REFERENCES t (id);
SET foreign_key_checks = 1;
