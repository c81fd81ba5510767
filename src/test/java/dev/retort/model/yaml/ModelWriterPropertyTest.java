package dev.retort.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.RandomSchemas;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any schema is written such that it reads back equal. */
class ModelWriterPropertyTest {
  private static final Path FILE = Path.of("model.yaml");
  private static final int SCHEMAS = 2_000;

  @Test
  void whatIsWrittenReadsBackEqual() {
    int tables = 0;
    for (long seed = 0; seed < SCHEMAS; seed++) {
      RandomSchemas random = new RandomSchemas(seed);
      Schema first = random.schema();
      for (Schema schema : List.of(first, random.near(first))) {
        Schema possible = possible(schema);
        // What a model file can't say, such as a constraint without a name, is settled once.
        Schema settled = read(possible);
        assertThat(read(settled)).as("seed %d", seed).isEqualTo(settled);
        assertThat(settled.tables()).hasSameSizeAs(possible.tables());
        assertThat(settled.views()).isEqualTo(possible.views());
        assertThat(settled.objects()).isEqualTo(possible.objects());
        assertThat(parts(settled)).as("seed %d", seed).isEqualTo(parts(possible));
        tables += possible.tables().size();
      }
    }
    assertThat(tables).isGreaterThan(SCHEMAS);
  }

  private static Schema read(Schema schema) {
    return new YamlModelReader(DialectId.SQLITE).read(new YamlModelWriter().write(schema), FILE);
  }

  private static List<String> parts(Schema schema) {
    return schema.tables().values().stream()
        .flatMap(
            t ->
                Stream.of(
                        t.columns().stream().map(c -> c.name() + c.type() + c.defaultValue()),
                        t.foreignKeys().stream().map(k -> k.columns() + k.referencedTable()),
                        t.checks().stream().map(c -> c.expression()),
                        t.uniques().stream().map(u -> u.columns()),
                        t.indexes().stream().map(i -> i.name() + i.unique() + i.parts()),
                        Stream.of(t.comment() + t.options()))
                    .flatMap(s -> s.map(part -> t.name() + " " + part)))
        .toList();
  }

  /** Without foreign keys whose ends have types that no model may connect. */
  private static Schema possible(Schema schema) {
    return Schema.of(
        schema.tables().values().stream()
            .map(
                t ->
                    t.toBuilder()
                        .foreignKeys(
                            t.foreignKeys().stream().filter(k -> fits(schema, t, k)).toList())
                        .build())
            .toList(),
        schema.views().values(),
        schema.objects().values());
  }

  private static boolean fits(Schema schema, Table table, ForeignKey key) {
    return types(table, key.columns())
        .equals(
            schema
                .table(key.referencedTable())
                .map(t -> types(t, key.referencedColumns()))
                .orElse(List.of()));
  }

  private static List<ColumnType> types(Table table, List<String> names) {
    return names.stream().flatMap(n -> table.column(n).stream()).map(c -> c.type()).toList();
  }
}
