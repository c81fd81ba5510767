package dev.retort.dialect;

import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Which names of a table no other table may have, and the table with other ones. */
final class IndexNaming {
  /** As many bytes as PostgreSQL keeps of a name. */
  private static final int LONGEST = 63;

  private final DialectId dialect;

  IndexNaming(DialectId dialect) {
    this.dialect = dialect;
  }

  /** What may be there only once: on SQLite a unique constraint has no name of that kind. */
  List<String> names(Table table) {
    List<String> names = new ArrayList<>();
    table.indexes().forEach(i -> names.add(i.name()));
    if (dialect == DialectId.POSTGRESQL) {
      table.uniques().stream()
          .map(UniqueConstraint::name)
          .filter(n -> n != null)
          .forEach(names::add);
    }
    return names;
  }

  String key(String name) {
    return dialect == DialectId.SQLITE ? name.toLowerCase(Locale.ROOT) : name;
  }

  boolean fits(String name) {
    return dialect == DialectId.SQLITE || name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  /** The schema with other names, which follow from the table and the name. */
  Schema called(Schema schema, BinaryOperator<String> naming) {
    return Schema.of(
        schema.tables().values().stream()
            .map(t -> called(t, n -> naming.apply(t.name(), n)))
            .toList(),
        schema.views().values(),
        schema.objects().values());
  }

  /** The table with other names for its indexes. */
  Table called(Table table, UnaryOperator<String> naming) {
    if (names(table).stream().allMatch(n -> naming.apply(n).equals(n))) {
      return table;
    }
    return table.toBuilder()
        .indexes(table.indexes().stream().map(i -> called(i, naming)).toList())
        .uniques(table.uniques().stream().map(u -> called(u, naming)).toList())
        .build();
  }

  Index called(Index index, UnaryOperator<String> naming) {
    return index.withName(naming.apply(index.name()));
  }

  UniqueConstraint called(UniqueConstraint unique, UnaryOperator<String> naming) {
    String name = unique.name();
    return name == null || dialect != DialectId.POSTGRESQL
        ? unique
        : new UniqueConstraint(
            naming.apply(name), unique.columns(), unique.deferrable(), unique.options());
  }
}
