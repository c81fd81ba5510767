package dev.retort.dialect.sqlite;

import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Table;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is equal to SQLite. NO ACTION and RESTRICT are not: the latter fails at once even where a
 * foreign key is deferred.
 */
final class SqliteDiffPolicy implements DiffPolicy {
  private final boolean sqliteOnly;

  /**
   * A policy.
   *
   * @param sqliteOnly whether differences that mean nothing to SQLite mean nothing at all
   */
  SqliteDiffPolicy(boolean sqliteOnly) {
    this.sqliteOnly = sqliteOnly;
  }

  @Override
  public String nameKey(String name) {
    return SqliteNames.key(name);
  }

  @Override
  public boolean sameColumn(Column from, Column to) {
    return sameType(from, to)
        && from.nullable() == to.nullable()
        && from.autoIncrement() == to.autoIncrement()
        && sameDefault(from.defaultValue(), to.defaultValue())
        && sameGenerated(from.generated(), to.generated())
        && key(from.collation()).equals(key(to.collation()))
        && Objects.equals(emptyToNull(from.comment()), emptyToNull(to.comment()))
        && Objects.equals(
            from.options().get(ColumnDraft.NOT_NULL_CONFLICT),
            to.options().get(ColumnDraft.NOT_NULL_CONFLICT));
  }

  private boolean sameType(Column from, Column to) {
    ColumnType one = settled(from.type());
    ColumnType other = settled(to.type());
    if (one.equals(other)) {
      return true;
    }
    if (from.autoIncrement()
        && to.autoIncrement()
        && SqliteTypes.isInteger(one)
        && SqliteTypes.isInteger(other)) {
      // SQLite numbers rows only in a column that is declared INTEGER.
      return true;
    }
    if (one instanceof ColumnType.Enumerated a && other instanceof ColumnType.Enumerated b) {
      return a.values().equals(b.values());
    }
    if (one instanceof ColumnType.Enumerated || other instanceof ColumnType.Enumerated) {
      return false;
    }
    String oneText = SqliteTypes.write(one);
    String otherText = SqliteTypes.write(other);
    boolean unknown =
        one instanceof ColumnType.Unsupported || other instanceof ColumnType.Unsupported;
    return oneText.equalsIgnoreCase(otherText)
        || ((sqliteOnly || unknown)
            && SqliteTypes.affinity(oneText) == SqliteTypes.affinity(otherText));
  }

  /** What a scratch database would make of the type. */
  private static ColumnType settled(ColumnType type) {
    return type instanceof ColumnType.Overridden overridden
        ? overridden.byDialect().containsKey("sqlite")
            ? SqliteTypes.read(SqliteTypes.write(type))
            : overridden.base()
        : type;
  }

  private boolean sameDefault(@Nullable DefaultValue from, @Nullable DefaultValue to) {
    if (from == null || to == null) {
      return from == null && to == null;
    }
    if (from instanceof DefaultValue.Numeric a && to instanceof DefaultValue.Numeric b) {
      return a.value().compareTo(b.value()) == 0;
    }
    if (from instanceof DefaultValue.Expression a && to instanceof DefaultValue.Expression b) {
      return sameExpression(a.sql(), b.sql());
    }
    return from.equals(to);
  }

  private boolean sameGenerated(Column.@Nullable Generated from, Column.@Nullable Generated to) {
    if (from == null || to == null) {
      return from == null && to == null;
    }
    return from.stored() == to.stored() && sameExpression(from.expression(), to.expression());
  }

  @Override
  public boolean sameExpression(String from, String to) {
    return SqlComparison.same(from, to);
  }

  /** SQLite never asks for the name of a constraint, so many schemas give none. */
  @Override
  public boolean unnamedMatchesNamed() {
    return true;
  }

  @Override
  public Map<String, String> comparedOptions(Table table) {
    Map<String, String> own = new TreeMap<>(table.options());
    own.keySet().removeIf(key -> !key.startsWith("sqlite."));
    return own;
  }

  private static String key(@Nullable String collation) {
    return collation == null || collation.equalsIgnoreCase("BINARY")
        ? ""
        : SqliteNames.key(collation);
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
