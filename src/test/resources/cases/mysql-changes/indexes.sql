CREATE TABLE t (
  id INT NOT NULL, n INT, a VARCHAR(40) NOT NULL, b TEXT, g INT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id),
  KEY one (a(10)), KEY two (n), KEY three (n, a), FULLTEXT KEY four (b), KEY five (g), UNIQUE KEY six (a)
);;
CREATE TABLE s (p POINT NOT NULL);;
-- becomes
CREATE TABLE t (
  id INT NOT NULL, n INT, a VARCHAR(40) NOT NULL, b TEXT, g INT NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (id, a(5)),
  KEY one (a(12)), KEY two (n) COMMENT 'why', KEY three (n DESC, a), FULLTEXT KEY four (b, a), KEY five (g), UNIQUE KEY six (a(7))
);;
CREATE TABLE s (p POINT NOT NULL, SPATIAL KEY sp (p))
