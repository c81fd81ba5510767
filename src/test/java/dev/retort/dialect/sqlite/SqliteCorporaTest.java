package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.diff.ChangeSet;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well-known schemas are read in full and written again; skipped where they are not at hand. */
class SqliteCorporaTest {
  @ParameterizedTest
  @CsvSource({"chinook,11,0,0", "northwind,13,16,0", "sakila,16,5,30"})
  void publicSchemaComesBackAsItWas(String name, int tables, int views, int triggers)
      throws IOException, SQLException {
    Path file = corpora().resolve("sqlite/" + name + ".sql");
    assumeTrue(Files.isReadable(file), "no such script here: " + file);
    try (SqliteLab lab = new SqliteLab();
        SqliteLab copy = new SqliteLab()) {
      List<SqlStatement> script =
          StatementSplitter.load().split(DialectId.SQLITE, Files.readString(file), 1);
      for (SqlStatement statement : script) {
        lab.run(statement.text());
      }
      Schema schema = lab.schema();
      assertThat(schema.objects().values())
          .extracting(StoredObject::kind)
          .doesNotContain(StoredObject.Kind.OPAQUE);
      assertThat(List.of(schema.tables().size(), schema.views().size(), schema.objects().size()))
          .isEqualTo(List.of(tables, views, triggers));
      ChangeSet changes = SqliteLab.diff(Schema.empty(), schema);
      copy.migrate(changes.changes());
      // Foreign keys of tables in a circle may stand in another order.
      assertThat(SchemaDiffer.diff(copy.schema(), schema, DiffPolicy.EXACT, List.of()).changes())
          .isEmpty();
      copy.migrate(changes.inverse());
      assertThat(copy.schema()).isEqualTo(Schema.empty());
    }
  }

  private static Path corpora() {
    Path folder = Path.of("../shared/corpora").toAbsolutePath().normalize();
    return Files.isDirectory(folder) ? folder : Path.of("../../shared/corpora");
  }
}
