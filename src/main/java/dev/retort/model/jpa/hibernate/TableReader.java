package dev.retort.model.jpa.hibernate;

import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.UniqueConstraint;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Turns Hibernate's tables into ours. */
final class TableReader {
  /** A name that Hibernate made of a digest; ours says what it is about. */
  private static final Pattern DIGEST = Pattern.compile("(FK|UK|IDX|CK|UC)_?[0-9a-z]{20,}");

  private final ColumnReader columns;

  TableReader(Metadata metadata) {
    this.columns = new ColumnReader(metadata);
  }

  @SuppressWarnings("removal") // What replaces getForeignKeys is not in Hibernate 6.
  Table read(org.hibernate.mapping.Table table) {
    String name = table.getName();
    TableBuilder built = Table.builder(name).comment(table.getComment());
    for (Column column : table.getColumns()) {
      built.column(columns.read(table, column));
      columns.checks(table, column).forEach(built::check);
    }
    if (table.getPrimaryKey() != null) {
      built.primaryKey(new PrimaryKey(null, names(table.getPrimaryKey().getColumns())));
    }
    for (CheckConstraint check : table.getChecks()) {
      built.check(new Check(given(check.getName()), ColumnReader.unquoted(check.getConstraint())));
    }
    uniques(table, built);
    table.getIndexes().values().stream()
        .sorted(Comparator.comparing(org.hibernate.mapping.Index::getName))
        .forEach(i -> built.index(index(name, i)));
    table.getForeignKeys().values().stream()
        .filter(f -> f.isPhysicalConstraint() && f.isCreationEnabled())
        .map(f -> foreignKey(f))
        .sorted(Comparator.comparing(f -> f.columns().toString()))
        .forEach(built::foreignKey);
    return built.build();
  }

  private static void uniques(org.hibernate.mapping.Table table, TableBuilder built) {
    Set<List<String>> seen = new HashSet<>();
    Stream.concat(
            table.getUniqueKeys().values().stream()
                .sorted(Comparator.comparing(UniqueKey::getName))
                .map(u -> new UniqueConstraint(given(u.getName()), names(u.getColumns()), null)),
            table.getColumns().stream()
                .filter(Column::isUnique)
                .map(c -> new UniqueConstraint(null, List.of(c.getName()), null)))
        .filter(u -> seen.add(u.columns()))
        .forEach(built::unique);
  }

  private static Index index(String table, org.hibernate.mapping.Index index) {
    Map<Selectable, String> orders = index.getSelectableOrderMap();
    List<Index.Part> parts =
        index.getSelectables().stream()
            .map(s -> part(s, String.valueOf(orders.get(s)).strip().toLowerCase(Locale.ROOT)))
            .toList();
    String name = given(index.getName());
    String joined =
        String.join(
            "_", parts.stream().map(p -> p.column() == null ? "expr" : p.column()).toList());
    return new Index(
        name == null ? "ix_" + table + "_" + joined : name, parts, false, null, Map.of());
  }

  private static Index.Part part(Selectable selectable, String order) {
    boolean column = selectable instanceof Column;
    String text = column ? ((Column) selectable).getName() : selectable.getText();
    return new Index.Part(
        column ? text : null, column ? null : text, order.startsWith("desc"), 0, null, null);
  }

  private static ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
    org.hibernate.mapping.Table target = key.getReferencedTable();
    List<Column> referenced =
        key.isReferenceToPrimaryKey()
            ? target.getPrimaryKey().getColumns()
            : key.getReferencedColumns();
    return new ForeignKey(
        given(key.getName()),
        names(key.getColumns()),
        target.getName(),
        names(referenced),
        action(key.getOnDeleteAction()),
        ForeignKey.Action.NO_ACTION,
        null);
  }

  private static ForeignKey.Action action(@Nullable OnDeleteAction action) {
    String name = action == null ? "" : action.name();
    return switch (name) {
      case "CASCADE" -> ForeignKey.Action.CASCADE;
      case "SET_NULL" -> ForeignKey.Action.SET_NULL;
      case "SET_DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
      case "RESTRICT" -> ForeignKey.Action.RESTRICT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::getName).toList();
  }

  private static @Nullable String given(@Nullable String name) {
    return name == null || name.isEmpty() || DIGEST.matcher(name).matches() ? null : name;
  }
}
