### bad sqlite
CREATE INDEX ix ON t (a, b, c, d); -- !
### setup sqlite
CREATE TABLE t (a, b, c, d);
### good sqlite
CREATE INDEX ix ON t (a, b, c);
CREATE UNIQUE INDEX uq ON t (a, b, c, d);
