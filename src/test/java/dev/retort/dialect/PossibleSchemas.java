package dev.retort.dialect;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random schemas as far as a server takes them. */
public final class PossibleSchemas {
  private static final Set<TypeName> NUMBERS =
      Set.of(TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT, TypeName.DECIMAL);

  private PossibleSchemas() {}

  /** Leaves out what no such server takes: see the conditions. */
  public static Schema on(TestServer server, Schema schema) {
    boolean postgres = server == TestServer.POSTGRESQL;
    boolean free = postgres || server == TestServer.SQLITE;
    return Schema.of(
        schema.tables().values().stream()
            .map(
                t ->
                    t.toBuilder()
                        .options(Map.of())
                        .columns(t.columns().stream().map(c -> free ? c : keyable(c)).toList())
                        .checks(
                            t.checks().stream().filter(c -> !postgres || isPossible(t, c)).toList())
                        .foreignKeys(
                            t.foreignKeys().stream().filter(f -> isPossible(schema, t, f)).toList())
                        .indexes(
                            t.indexes().stream()
                                .filter(
                                    i -> i.parts().stream().distinct().count() == i.parts().size())
                                .toList())
                        .build())
            .toList(),
        schema.views().values().stream()
            .map(v -> new View(v.name(), v.sql().replace("SELECT id, id ", "SELECT id ")))
            .toList(),
        schema.objects().values().stream()
            .filter(o -> o.kind() == StoredObject.Kind.SEQUENCE)
            .toList());
  }

  /** To PostgreSQL a text can't be compared with a number. */
  private static boolean isPossible(Table table, Check check) {
    return table.columns().stream()
        .filter(c -> check.expression().matches(".*\\b" + c.name() + "\\b.*"))
        .allMatch(
            c ->
                c.type() instanceof ColumnType.Standard standard
                    && NUMBERS.contains(standard.name()));
  }

  /** To MySQL a column under a key can't become a long text as it stands. */
  private static Column keyable(Column column) {
    return column.type().equals(ColumnType.of(TypeName.TEXT))
        ? column.withType(ColumnType.of(TypeName.VARCHAR, 99))
        : column;
  }

  private static boolean isPossible(Schema schema, Table table, ForeignKey key) {
    if (key.referencedTable().equals(table.name())
        && key.columns().equals(key.referencedColumns())) {
      return false;
    }
    List<ColumnType> own = types(table, key.columns());
    return !own.contains(ColumnType.of(TypeName.TEXT))
        && schema
            .table(key.referencedTable())
            .map(t -> types(t, key.referencedColumns()).equals(own))
            .orElse(false);
  }

  private static List<ColumnType> types(Table table, List<String> names) {
    return names.stream().flatMap(n -> table.column(n).stream()).map(Column::type).toList();
  }
}
