package dev.retort.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DialectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalCheckTest {
  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, PostgreSQL 18.6, PostgreSQL 18.1 (Debian 18.1-1), true",
    "POSTGRESQL, PostgreSQL 18.6, PostgreSQL 17.6, false",
    "MYSQL, MySQL 8.0.31, MySQL 8.0.44, true",
    "MYSQL, MySQL 8.0.31, MySQL 8.4.0, false",
    "MARIADB, MariaDB 11.4.5-MariaDB, MariaDB 11.8.2-MariaDB, false",
    "SQLITE, SQLite 3.50.4, SQLite 3.50.4, true",
  })
  void serversOfOneReleaseAreAlike(DialectId dialect, String one, String other, boolean alike) {
    assertThat(ServerName.isAlike(one, other, dialect)).isEqualTo(alike);
  }
}
