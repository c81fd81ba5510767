### bad postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy'); -- !
-- @downgrade postgresql
SELECT 1;
### good postgresql
-- @upgrade postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- @downgrade postgresql
DROP TYPE mood;
