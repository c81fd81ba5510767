package dev.retort.dialect.postgresql;

import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Enum types of their own: made before the first column of them, dropped after the last. */
final class PostgreSqlEnums {
  private static final String OLD = "__old";

  private final StatementList out;
  private final EnumValueUses uses;
  private final Map<String, List<String>> known = new TreeMap<>();
  private final Map<String, Change> replaced = new TreeMap<>();

  PostgreSqlEnums(Schema before, List<Change> changes, StatementList out) {
    this.out = out;
    this.uses = new EnumValueUses(changes);
    known.putAll(used(before));
  }

  private static Map<String, List<String>> used(Schema schema) {
    Map<String, List<String>> types = new TreeMap<>();
    for (Table table : schema.tables().values()) {
      for (Column column : table.columns()) {
        named(column.type()).ifPresent(e -> types.put(e.typeName(), e.values()));
      }
    }
    return types;
  }

  /** The type that has a name, of a column or of the elements of its arrays. */
  static Optional<ColumnType.Enumerated> named(ColumnType type) {
    ColumnType effective = PostgreSqlTypes.effective(type);
    if (effective instanceof ColumnType.Array array) {
      return named(array.element());
    }
    return effective instanceof ColumnType.Enumerated values && !values.typeName().isEmpty()
        ? Optional.of(values)
        : Optional.empty();
  }

  /** Makes sure that the type of {@code column} exists and has its values. */
  void require(Change change, Column column) {
    named(column.type())
        .ifPresent(
            wanted -> {
              List<String> values = known.put(wanted.typeName(), wanted.values());
              if (values == null) {
                create(change, wanted);
              } else if (!values.equals(wanted.values())) {
                change(change, wanted, values);
              }
            });
  }

  private void create(Change change, ColumnType.Enumerated type) {
    out.add(change, create(type));
  }

  /** The statement that makes the type. */
  static String create(ColumnType.Enumerated type) {
    return "CREATE TYPE "
        + PostgreSqlNames.quote(type.typeName())
        + " AS ENUM "
        + type.values().stream()
            .map(PostgreSqlNames::literal)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * Values can only be added, and not be used before the commit; for anything else the type is made
   * anew and the columns follow.
   */
  private void change(Change change, ColumnType.Enumerated type, List<String> values) {
    String name = PostgreSqlNames.quote(type.typeName());
    List<String> stayed = type.values().stream().filter(values::contains).toList();
    boolean used = type.values().stream().anyMatch(v -> !values.contains(v) && uses.has(type, v));
    if (used || !stayed.equals(values)) {
      exchanged(values, type.values()).ifPresent(out::note);
      out.add(
          change,
          "ALTER TYPE " + name + " RENAME TO " + PostgreSqlNames.quote(type.typeName() + OLD));
      create(change, type);
      replaced.put(type.typeName(), change);
      return;
    }
    String before = "";
    for (String value : type.values()) {
      if (!values.contains(value)) {
        String place =
            before.isEmpty()
                ? " BEFORE " + PostgreSqlNames.literal(values.get(0))
                : " AFTER " + PostgreSqlNames.literal(before);
        out.add(
            change, "ALTER TYPE " + name + " ADD VALUE " + PostgreSqlNames.literal(value) + place);
      }
      before = value;
    }
  }

  /** One value in the place of another may be a new name for it, which only a person knows. */
  private static Optional<String> exchanged(List<String> from, List<String> to) {
    if (from.size() != to.size()) {
      return Optional.empty();
    }
    List<Integer> places =
        IntStream.range(0, from.size())
            .filter(i -> !from.get(i).equals(to.get(i)))
            .boxed()
            .toList();
    if (places.size() != 1 || from.contains(to.get(places.get(0)))) {
      return Optional.empty();
    }
    String old = PostgreSqlNames.literal(from.get(places.get(0)));
    String value = PostgreSqlNames.literal(to.get(places.get(0)));
    return Optional.of(
        value
            + " stands where "
            + old
            + " stood. If it is the same value with a new name, write ALTER TYPE ... RENAME VALUE "
            + old
            + " TO "
            + value
            + " instead; as it is written, this fails while a row holds "
            + old);
  }

  /** Whether columns of this type must be moved to a type made anew. */
  boolean isReplaced(ColumnType type) {
    return named(type).filter(e -> replaced.containsKey(e.typeName())).isPresent();
  }

  /** Drops what no column of {@code after} uses. */
  void finish(Schema after, Change last) {
    replaced.forEach(
        (name, change) -> out.add(change, "DROP TYPE " + PostgreSqlNames.quote(name + OLD)));
    TreeSet<String> gone = new TreeSet<>(known.keySet());
    gone.removeAll(used(after).keySet());
    gone.forEach(name -> out.add(last, "DROP TYPE " + PostgreSqlNames.quote(name)));
  }
}
