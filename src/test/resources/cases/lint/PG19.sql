### setup postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id bigint PRIMARY KEY, m mood);
### bad postgresql
ALTER TYPE mood ADD VALUE 'fine'; -- !
### fixed
ALTER TYPE mood ADD VALUE 'fine' AFTER 'happy';
### bad postgresql
ALTER TYPE mood ADD VALUE 'fine' AFTER 'sad'; -- !
UPDATE t SET m = 'fine' WHERE m = 'sad';
### bad postgresql version=11
ALTER TYPE mood ADD VALUE 'fine' AFTER 'sad'; -- !
### good postgresql
ALTER TYPE mood ADD VALUE 'fine' AFTER 'sad';
