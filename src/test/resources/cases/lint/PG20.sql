### setup postgresql
CREATE TYPE mood AS ENUM ('sad', 'happy');
### bad postgresql
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; -- !
### good postgresql
ALTER TYPE mood RENAME TO feeling;
