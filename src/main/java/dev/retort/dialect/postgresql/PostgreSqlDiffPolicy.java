package dev.retort.dialect.postgresql;

import dev.retort.diff.DiffPolicy;
import dev.retort.schema.Column;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Table;
import java.util.Map;
import java.util.TreeMap;

/** What is equal to PostgreSQL, when both sides were read from such a server. */
final class PostgreSqlDiffPolicy implements DiffPolicy {
  @Override
  public boolean sameColumn(Column from, Column to) {
    return settled(from).equals(settled(to)) && !asksForSerial(from, to);
  }

  /** A model that says no more than that a column is numbered is built as an identity. */
  private static boolean asksForSerial(Column from, Column to) {
    return from.autoIncrement()
        && to.options().containsKey(PostgreSqlColumnReader.SERIAL)
        && !from.options().containsKey(PostgreSqlColumnReader.SERIAL);
  }

  @Override
  public boolean asksForAnother(Column declared, Column read) {
    return "by default".equals(declared.options().get(PostgreSqlColumnReader.IDENTITY))
        && read.options().containsKey(PostgreSqlColumnReader.SERIAL);
  }

  /** A plain identity is what is written for a numbered column, so it may be a sequence as well. */
  private static Column settled(Column column) {
    Map<String, String> options = new TreeMap<>(column.options());
    options.remove(PostgreSqlColumnReader.SERIAL);
    DefaultValue value = column.defaultValue();
    return new Column(
        "",
        column.type(),
        column.nullable(),
        value instanceof DefaultValue.Numeric number
            ? new DefaultValue.Numeric(number.value().stripTrailingZeros())
            : value,
        column.generated(),
        column.autoIncrement(),
        column.collation(),
        column.comment(),
        options);
  }

  @Override
  public boolean sameExpression(String from, String to) {
    return from.strip().equals(to.strip());
  }

  @Override
  public Map<String, String> comparedOptions(Table table) {
    Map<String, String> own = new TreeMap<>(table.options());
    own.keySet().removeIf(key -> !key.startsWith(PostgreSqlTables.PREFIX));
    return own;
  }
}
