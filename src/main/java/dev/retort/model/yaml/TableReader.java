package dev.retort.model.yaml;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one table. */
final class TableReader {
  /** What numbers a table gives out in place of a sequence. */
  static final String SEQUENCE = "sequence";

  private static final List<String> KEYS =
      List.of(
          "comment",
          "columns",
          "primary_key",
          "unique",
          "foreign_keys",
          "checks",
          "indexes",
          SEQUENCE,
          "sqlite",
          "mysql",
          "mariadb",
          "postgresql");

  private final ColumnReader columns;

  TableReader(ColumnTypeParser types) {
    this.columns = new ColumnReader(new TypeReader(types));
  }

  /** A part of a table and where it stands. */
  record Located<T>(T part, ModelValue at) {}

  /** A table, where it stands, and where its parts stand that other tables have a say in. */
  record Found(
      Table table,
      ModelValue at,
      List<Located<ForeignKey>> foreignKeys,
      List<Located<NamedPart>> names) {}

  /**
   * A constraint or index by its name.
   *
   * @param indexed whether an index stands behind the name
   */
  record NamedPart(String name, boolean indexed) {}

  Found read(String name, ModelValue value) {
    Map<String, ModelValue> fields = value.fields("a table", KEYS);
    List<ColumnReader.Found> found = columns(value, fields.get("columns"));
    ColumnNames names = new ColumnNames(name, found.stream().map(c -> c.column().name()).toList());
    KeyReader keys = new KeyReader(name, names);
    Located<PrimaryKey> key = keys.primaryKey(fields.get("primary_key"));
    List<Located<UniqueConstraint>> uniques = keys.uniques(fields.get("unique"));
    List<Located<ForeignKey>> foreignKeys =
        new ForeignKeyReader(name, names).read(fields.get("foreign_keys"));
    List<Located<Check>> checks = keys.checks(fields.get("checks"));
    List<Located<Index>> indexes = new IndexReader(name, names).read(fields.get("indexes"));
    Table table =
        Table.builder(name)
            .columns(finished(found, key == null ? null : key.part()))
            .primaryKey(key == null ? null : key.part())
            .uniques(parts(uniques))
            .foreignKeys(parts(foreignKeys))
            .checks(parts(checks))
            .indexes(parts(indexes))
            .comment(ColumnReader.text(fields, "comment"))
            .build();
    checkNumbered(table, found);
    List<Located<NamedPart>> named = new ArrayList<>();
    if (key != null) {
      name(named, key.part().name(), true, key.at());
    }
    uniques.forEach(u -> name(named, u.part().name(), true, u.at()));
    indexes.forEach(i -> name(named, i.part().name(), true, i.at()));
    foreignKeys.forEach(f -> name(named, f.part().name(), false, f.at()));
    checks.forEach(c -> name(named, c.part().name(), false, c.at()));
    return new Found(withOptions(table, fields), value, foreignKeys, named);
  }

  /**
   * A table that was read before; whatever is wrong with it is reported where {@code at} stands.
   */
  static Found found(Table table, ModelValue at) {
    List<Located<NamedPart>> named = new ArrayList<>();
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      name(named, key.name(), true, at);
    }
    table.uniques().forEach(u -> name(named, u.name(), true, at));
    table.indexes().forEach(i -> name(named, i.name(), true, at));
    table.foreignKeys().forEach(f -> name(named, f.name(), false, at));
    table.checks().forEach(c -> name(named, c.name(), false, at));
    List<Located<ForeignKey>> foreignKeys =
        table.foreignKeys().stream().map(f -> new Located<>(f, at)).toList();
    return new Found(table, at, foreignKeys, named);
  }

  private static void name(
      List<Located<NamedPart>> named, @Nullable String name, boolean indexed, ModelValue at) {
    if (name != null) {
      named.add(new Located<>(new NamedPart(name, indexed), at));
    }
  }

  private static <T> List<T> parts(List<Located<T>> located) {
    return located.stream().map(Located::part).toList();
  }

  private List<ColumnReader.Found> columns(ModelValue table, @Nullable ModelValue section) {
    List<ColumnReader.Found> found = new ArrayList<>();
    if (section != null) {
      section.entries("the columns").forEach((name, value) -> found.add(columns.read(name, value)));
    }
    if (found.isEmpty()) {
      table.keyProblem("The table has no columns. List them under 'columns:'.");
    }
    return found;
  }

  /** The columns of a primary key are never null. */
  private static List<Column> finished(
      List<ColumnReader.Found> found, @Nullable PrimaryKey primaryKey) {
    List<Column> columns = new ArrayList<>();
    for (ColumnReader.Found one : found) {
      boolean key = primaryKey != null && primaryKey.columns().contains(one.column().name());
      ModelValue nullable = one.nullable();
      if (key && nullable != null) {
        nullable.keyProblem("A column of the primary key can't be nullable.");
      }
      columns.add(key ? one.column().withNullable(false) : one.column());
    }
    return columns;
  }

  private static void checkNumbered(Table table, List<ColumnReader.Found> found) {
    List<ColumnReader.Found> numbered =
        found.stream().filter(c -> c.column().autoIncrement()).toList();
    for (ColumnReader.Found one : numbered) {
      String name = one.column().name();
      if (!leadsKey(table, name)) {
        one.at()
            .keyProblem(
                "An autoincrement column must be a key. Write 'primary_key: [" + name + "]'.");
      }
    }
    if (numbered.size() > 1) {
      numbered.get(1).at().keyProblem("A table has one autoincrement column at most.");
    }
  }

  private static boolean leadsKey(Table table, String column) {
    PrimaryKey key = table.primaryKey();
    return (key != null && key.columns().contains(column))
        || table.uniques().stream().anyMatch(u -> u.columns().indexOf(column) == 0)
        || table.indexes().stream()
            .anyMatch(i -> !i.parts().isEmpty() && column.equals(i.parts().get(0).column()));
  }

  private static Table withOptions(Table table, Map<String, ModelValue> fields) {
    var builder = table.toBuilder();
    List<String> groups =
        Stream.concat(Stream.of(SEQUENCE), Arrays.stream(DialectId.values()).map(DialectId::id))
            .toList();
    for (String group : groups) {
      ModelValue section = fields.get(group);
      if (section != null) {
        section
            .entries("the options")
            .forEach(
                (key, value) ->
                    value
                        .text("an option")
                        .ifPresent(text -> builder.option(group + "." + key, text)));
      }
    }
    return builder.build();
  }
}
