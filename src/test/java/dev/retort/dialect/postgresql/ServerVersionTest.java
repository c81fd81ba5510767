package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.UnusableServerException;
import org.junit.jupiter.api.Test;

final class ServerVersionTest {
  @Test
  void aServerThatIsTooOldIsRefusedWithASentence() {
    assertThatThrownBy(() -> PostgreSqlDialect.require(12))
        .isInstanceOf(UnusableServerException.class)
        .hasMessage(
            "The server is PostgreSQL 12, which is too old: Retort needs PostgreSQL 13 or newer."
                + " Upgrade the server.");
    assertThatCode(() -> PostgreSqlDialect.require(13)).doesNotThrowAnyException();
  }
}
