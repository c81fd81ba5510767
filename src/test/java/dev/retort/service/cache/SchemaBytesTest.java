package dev.retort.service.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.retort.diff.RandomSchemas;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SchemaBytesTest {
  private static byte[] bytes(Schema schema) {
    SchemaWriter writer = new SchemaWriter();
    writer.schema(schema);
    return writer.bytes();
  }

  @Test
  void anySchemaIsReadAsItWasWritten() {
    for (long seed = 0; seed < 300; seed++) {
      Schema schema = new RandomSchemas(seed).schema();

      assertThat(new SchemaReader(bytes(schema)).schema()).as("seed %s", seed).isEqualTo(schema);
    }
  }

  @Test
  void everyKindOfPartIsReadAsItWasWritten() {
    ColumnType text = ColumnType.of(TypeName.TEXT);
    Table table =
        Table.builder("\u8868 \ud83d\ude80")
            .column(
                new Column(
                    "a",
                    new ColumnType.Standard(TypeName.DECIMAL, List.of(10, 300), true),
                    false,
                    new DefaultValue.Numeric(new BigDecimal("1.50")),
                    null,
                    true,
                    "de",
                    "x".repeat(300),
                    Map.of("on_update", "now", "b", "c")))
            .column(
                Column.of("b", new ColumnType.Enumerated("e", List.of("x", "")))
                    .withDefault(new DefaultValue.Text("")))
            .column(
                Column.of("c", new ColumnType.Array(text)).withDefault(new DefaultValue.Bool(true)))
            .column(
                Column.of("d", new ColumnType.Overridden(text, Map.of("mysql", "longtext")))
                    .withDefault(new DefaultValue.Expression("now()")))
            .column(
                Column.of("e", new ColumnType.Unsupported("point"))
                    .withGenerated(new Column.Generated("a + 1", true)))
            .primaryKey(new PrimaryKey(null, List.of("a")))
            .unique(
                new UniqueConstraint("u", List.of("a", "b"), "DEFERRABLE", Map.of("include", "c")))
            .foreignKey(
                new ForeignKey(
                    null,
                    List.of("a"),
                    "other",
                    List.of(),
                    ForeignKey.Action.SET_NULL,
                    ForeignKey.Action.CASCADE,
                    null))
            .check(new Check(null, "a > 0"))
            .index(
                new Index(
                    "i",
                    List.of(
                        new Index.Part("a", null, true, 10, "C", "ops"),
                        Index.Part.expression("lower(b)")),
                    true,
                    "a > 1",
                    Map.of("method", "gin")))
            .comment("")
            .option("mysql.engine", "InnoDB")
            .build();
    Schema schema =
        Schema.of(
            List.of(table),
            List.of(new View("v", "SELECT 1", true, Map.of("with", "fillfactor=50"))),
            Arrays.stream(StoredObject.Kind.values())
                .map(kind -> new StoredObject(kind, "o", "t", "CREATE"))
                .toList());

    assertThat(new SchemaReader(bytes(schema)).schema()).isEqualTo(schema);
  }

  @Test
  void equalSchemasGiveEqualBytes() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(bytes(new RandomSchemas(seed).schema()))
          .isEqualTo(bytes(new RandomSchemas(seed).schema()));
    }
  }

  @Test
  void brokenBytesAreNoFailure() {
    Random random = new Random(7);
    for (long seed = 0; seed < 200; seed++) {
      byte[] bytes = bytes(new RandomSchemas(seed).schema());
      if (bytes.length > 3) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        assertThatCode(() -> SchemaReader.orNull(() -> new SchemaReader(bytes).schema()))
            .doesNotThrowAnyException();
      }
    }
  }
}
