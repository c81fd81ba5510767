### bad mariadb
SET SESSION max_execution_time = 1000; -- !
### fixed
SET SESSION max_statement_time = 1;
### bad mariadb
SET max_execution_time = 250; -- !
### fixed
SET max_statement_time = 0.25;
### good mariadb
SET SESSION max_statement_time = 1;
