### bad sqlite
PRAGMA foreign_keys = OFF; -- !
### good sqlite
-- @transaction off
PRAGMA foreign_keys = OFF;
### good sqlite
PRAGMA foreign_keys;
