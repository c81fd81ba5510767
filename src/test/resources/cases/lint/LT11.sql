### bad sqlite
PRAGMA legacy_alter_table = ON; -- !
### good sqlite
PRAGMA legacy_alter_table = OFF;
