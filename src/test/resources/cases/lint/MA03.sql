### bad mariadb
SET SESSION max_execution_time = 1000; -- !
### good mariadb
SET SESSION max_statement_time = 1;
