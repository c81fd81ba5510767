package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedSqlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POSTGRESQL | ALTER USER a PASSWORD 'it''s' -- secret | ALTER USER a PASSWORD '…'",
        "POSTGRESQL | SELECT \"Name\", E'a\\'secret', 'b' FROM t | SELECT \"Name\", E'…', '…' FROM t",
        "POSTGRESQL | DO $x$ secret 'b' $x$ | DO '…'",
        "POSTGRESQL | SELECT '\\', 'secret' | SELECT '…', '…'",
        "POSTGRESQL | SELECT a FROM t WHERE id = $1 | SELECT a FROM t WHERE id = $1",
        "MYSQL | CREATE USER a IDENTIFIED BY \"secret\" | CREATE USER a IDENTIFIED BY '…'",
        "MARIADB | SELECT 'a\\'secret', `it's` # secret | SELECT '…', `it's`",
        "MYSQL | INSERT INTO t VALUES ('cut off by the ser | INSERT INTO t VALUES ('…'",
        "SQLITE | SELECT /* secret */ 'b' | SELECT   '…'"
      })
  void whatStandsInLiteralsAndCommentsIsHidden(DialectId dialect, String sql, String shown) {
    assertThat(RedactedSql.of(sql, dialect)).isEqualTo(shown);
  }
}
