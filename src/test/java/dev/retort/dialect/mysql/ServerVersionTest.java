package dev.retort.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.sql.DialectId;
import org.junit.jupiter.api.Test;

final class ServerVersionTest {
  @Test
  void aPrefixForOldReplicasIsNoVersion() {
    MySqlServer server = MySqlServer.of("5.5.5-10.6.12-MariaDB-log");
    assertThat(server.dialect()).isEqualTo(DialectId.MARIADB);
    assertThat(server.atLeast(10, 6, 12)).isTrue();
    assertThat(server.atLeast(10, 6, 13)).isFalse();
  }

  @Test
  void aServerThatIsTooOldIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> MySqlServer.of("5.7.44").require(DialectId.MYSQL))
        .hasMessage(
            "The server is MySQL 5.7.44, which is too old: Retort needs MySQL 8.0.16 or newer."
                + " Upgrade the server.");
    assertThatThrownBy(() -> MySqlServer.of("10.5.1-MariaDB").require(DialectId.MARIADB))
        .hasMessageContaining("needs MariaDB 10.6");
    assertThatCode(() -> MySqlServer.of("8.0.31").require(DialectId.MYSQL))
        .doesNotThrowAnyException();
  }
}
