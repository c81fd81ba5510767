package dev.retort.service.generate;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of a model's table that a part was read back from: by its name, else by what it is
 * about. A part that the model does not have stands for itself.
 */
final class DeclaredParts {
  private final Map<String, Table> tables;

  /** Of the tables of a model, by names that are the same in either case. */
  DeclaredParts(Map<String, Table> tables) {
    this.tables = tables;
  }

  /** The index of the model that a constraint was read from. */
  Optional<Index> uniqueIndex(String table, UniqueConstraint read) {
    return Optional.ofNullable(tables.get(table)).stream()
        .flatMap(t -> t.indexes().stream())
        .filter(i -> i.unique() && sameName(i.name(), read.name()))
        .findFirst();
  }

  Column column(String table, Column read) {
    return find(
        table, Table::columns, read, c -> c.name().equalsIgnoreCase(read.name()), c -> false);
  }

  ForeignKey foreignKey(String table, ForeignKey read) {
    return find(
        table,
        Table::foreignKeys,
        read,
        f -> sameName(f.name(), read.name()),
        f ->
            sameNames(f.columns(), read.columns())
                && f.referencedTable().equalsIgnoreCase(read.referencedTable()));
  }

  Index index(String table, Index read) {
    return find(table, Table::indexes, read, i -> sameName(i.name(), read.name()), i -> false);
  }

  UniqueConstraint unique(String table, UniqueConstraint read) {
    return find(
        table,
        Table::uniques,
        read,
        u -> sameName(u.name(), read.name()),
        u -> sameNames(u.columns(), read.columns()));
  }

  Check check(String table, Check read) {
    return find(
        table,
        Table::checks,
        read,
        c -> sameName(c.name(), read.name()),
        c -> c.expression().equals(read.expression()));
  }

  private <T> T find(
      String table,
      Function<Table, List<T>> part,
      T read,
      Predicate<T> byName,
      Predicate<T> byContent) {
    Table declared = tables.get(table);
    if (declared == null) {
      return read;
    }
    List<T> candidates = part.apply(declared);
    Optional<T> named = candidates.stream().filter(byName).findFirst();
    return named.or(() -> candidates.stream().filter(byContent).findFirst()).orElse(read);
  }

  private static boolean sameName(@Nullable String one, @Nullable String other) {
    return one != null && other != null && one.equalsIgnoreCase(other);
  }

  private static boolean sameNames(List<String> one, List<String> other) {
    return Objects.equals(
        one.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList(),
        other.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList());
  }
}
