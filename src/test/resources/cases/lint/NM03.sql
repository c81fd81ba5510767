### bad postgresql
CREATE TABLE "order" (id bigint PRIMARY KEY); -- !
ALTER TABLE t ADD COLUMN "createdAt" timestamptz; -- !
### good postgresql
CREATE TABLE "orders" (id bigint PRIMARY KEY, "name" text);
### bad mysql
CREATE TABLE `group` (id BIGINT PRIMARY KEY); -- !
