### bad sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20)); -- !
### good sqlite
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT CHECK (length(a) <= 20));
