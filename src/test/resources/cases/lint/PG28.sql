### bad postgresql
CREATE TABLE a_name_that_goes_on_and_on_until_the_server_has_had_enough_of_it (id bigint PRIMARY KEY); -- !
### good postgresql
CREATE TABLE a_name_of_moderate_length (id bigint PRIMARY KEY);
