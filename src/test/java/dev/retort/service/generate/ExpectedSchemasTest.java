package dev.retort.service.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.config.EnvironmentLoader;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.error.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class ExpectedSchemasTest {
  private static final Schema MODEL = Schema.ofTables(List.of(table("a", "b"), table("b", "b")));

  @TempDir Path folder;

  private static Table table(String name, String other) {
    return Table.builder(name)
        .column(Column.of("id", ColumnType.of(TypeName.BIGINT)).withNullable(false))
        .column(Column.of("other_id", ColumnType.of(TypeName.BIGINT)).withComment("of " + other))
        .primaryKey(new PrimaryKey("pk_" + name, List.of("id")))
        .index(Index.of("ix_" + name + "_other_id", false, List.of("other_id")))
        .foreignKey(
            new ForeignKey(
                "fk_" + name + "_other_id",
                List.of("other_id"),
                other,
                List.of("id"),
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.NO_ACTION,
                null))
        .build();
  }

  /** Nothing is at these addresses, so nothing can have been built. */
  @ParameterizedTest
  @CsvSource({
    "SQLITE, jdbc:sqlite:none/app.db",
    "POSTGRESQL, jdbc:postgresql://127.0.0.1:1/app",
    "MYSQL, jdbc:mysql://127.0.0.1:1/app",
    "MARIADB, jdbc:mariadb://127.0.0.1:1/app"
  })
  void whatAGeneratedRevisionBuildsAsTheModelSaysIsNotBuiltAgain(DialectId dialect, String url)
      throws IOException {
    List<DdlStatement> statements =
        Dialect.of(dialect).renderer().render(DdlRenderer.creation(MODEL), Schema.empty());
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Files.writeString(
        versions.resolve("first.sql"),
        "-- @revision first\n\n-- @upgrade\n"
            + SectionText.section(Direction.UPGRADE, dialect, statements).body()
            + "\n\n-- @downgrade\nDROP TABLE a;\nDROP TABLE b;\n");
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            "database: {url: \"%s\"}\nmigrations: {locations: [versions]}\n".formatted(url));
    ScratchSchemas scratches =
        new ScratchSchemas(EnvironmentLoader.load(config, Map.of()), Cancellation.none());

    ExpectedSchema found =
        new ExpectedSchemas(scratches, new SchemaStore(CacheFolder.none()), List.of())
            .find(new RevisionFiles(List.of(versions)).graph(), List.of("first"), MODEL);

    assertThat(found.declared()).containsExactlyInAnyOrder("a", "b");
    assertThat(found.schema()).isEqualTo(MODEL);
  }
}
