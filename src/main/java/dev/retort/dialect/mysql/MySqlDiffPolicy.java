package dev.retort.dialect.mysql;

import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Column;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is equal to MySQL and MariaDB, when both sides were read from such a server. */
public final class MySqlDiffPolicy implements DiffPolicy {
  /** A policy. */
  public MySqlDiffPolicy() {}

  /** Columns ignore case everywhere, and tables on all but some file systems. */
  @Override
  public String nameKey(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean sameColumn(Column from, Column to) {
    return settled(from).equals(settled(to));
  }

  private static Column settled(Column column) {
    DefaultValue value = column.defaultValue();
    DefaultValue same =
        value instanceof DefaultValue.Numeric number
            ? new DefaultValue.Numeric(number.value().stripTrailingZeros())
            : value;
    String comment = column.comment();
    return column
        .withName("")
        .withDefault(same)
        .withComment(comment == null || comment.isEmpty() ? null : comment);
  }

  /** InnoDB checks both at once. */
  @Override
  public boolean sameAction(ForeignKey.Action from, ForeignKey.Action to) {
    return settled(from) == settled(to);
  }

  private static ForeignKey.Action settled(ForeignKey.Action action) {
    return action == ForeignKey.Action.RESTRICT ? ForeignKey.Action.NO_ACTION : action;
  }

  @Override
  public boolean sameExpression(String from, String to) {
    return Objects.equals(from.strip(), to.strip());
  }

  @Override
  public Map<String, String> comparedOptions(Table table) {
    Map<String, String> own = new TreeMap<>(table.options());
    own.keySet().removeIf(key -> !key.startsWith("mysql."));
    return own;
  }
}
