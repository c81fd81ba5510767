package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SqliteScratchTest {
  private static final Dialect DIALECT = Dialect.of(DialectId.SQLITE);

  @TempDir Path folder;

  @Test
  void eachIsAFileOfItsOwnAndGoneAfterwards() throws SQLException, IOException {
    try (ScratchDatabase one = open("scratch.db");
        ScratchDatabase other = open("scratch.db")) {
      fill(one);
      fill(other);
      assertThat(files()).hasSize(2).allMatch(f -> f.matches("retort_scratch_.{8}\\.db"));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void theNamedFileIsNeverTouched() throws SQLException, IOException {
    String url = "jdbc:sqlite:" + folder.resolve("kept.db");
    try (Connection connection = DIALECT.connect(url, Map.of());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INT)");
    }
    byte[] before = Files.readAllBytes(folder.resolve("kept.db"));
    try (ScratchDatabase scratch = open("kept.db")) {
      fill(scratch);
    }
    assertThat(files()).containsExactly("kept.db");
    assertThat(folder.resolve("kept.db")).hasBinaryContent(before);
  }

  @Test
  void withoutAnAddressItIsInMemory() throws SQLException {
    try (ScratchDatabase scratch = DIALECT.openScratch(ScratchRequest.anywhere())) {
      fill(scratch);
      assertThat(((SqliteScratch) scratch).file()).isNull();
    }
  }

  private ScratchDatabase open(String file) throws SQLException {
    return DIALECT.openScratch(
        new ScratchRequest("jdbc:sqlite:" + folder.resolve(file), null, Map.of()));
  }

  private static void fill(ScratchDatabase scratch) throws SQLException {
    try (Statement statement = scratch.connection().createStatement()) {
      statement.execute("CREATE TABLE t (a INT)");
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(f -> f.getFileName().toString()).filter(f -> !f.contains("-")).toList();
    }
  }
}
