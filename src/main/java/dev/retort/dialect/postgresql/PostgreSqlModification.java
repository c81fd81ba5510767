package dev.retort.dialect.postgresql;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The actions of ALTER TABLE that turn one form of a column into another.
 *
 * @param from the column as it is
 * @param to as it shall be
 * @param retyped whether the type must be set even where its spelling stays
 * @param collation the words for the new collation, or empty
 */
record PostgreSqlModification(Column from, Column to, boolean retyped, String collation) {
  private static final Set<TypeName> NUMBERS =
      EnumSet.of(
          TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT, TypeName.DECIMAL);

  /** In an order in which each can be done. */
  List<String> actions() {
    String column = "ALTER COLUMN " + PostgreSqlNames.quote(to.name()) + " ";
    List<String> actions = new ArrayList<>();
    boolean types = changesType();
    boolean defaults = changesDefault();
    if (from.autoIncrement() && !to.autoIncrement()) {
      boolean serial = from.options().containsKey(PostgreSqlColumnReader.SERIAL);
      actions.add(column + (serial ? "DROP DEFAULT" : "DROP IDENTITY"));
    }
    if (from.generated() != null && to.generated() == null) {
      actions.add(column + "DROP EXPRESSION");
    }
    DefaultValue old = writtenDefault(from);
    DefaultValue value = writtenDefault(to);
    if (old != null && (types || (defaults && value == null))) {
      actions.add(column + "DROP DEFAULT");
    }
    if (types) {
      actions.add(
          column + "TYPE " + PostgreSqlColumns.type(to) + collation + " USING " + conversion());
    }
    if (value != null && (types || defaults)) {
      actions.add(column + "SET DEFAULT " + PostgreSqlColumns.literal(value, to.type()));
    }
    if (from.nullable() != to.nullable()) {
      actions.add(column + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
    }
    if (!from.autoIncrement() && to.autoIncrement()) {
      actions.add(column + "ADD " + PostgreSqlColumns.identity(to));
    }
    if (from.autoIncrement()
        && to.autoIncrement()
        && !changesNumbering()
        && PostgreSqlColumns.isAlways(from) != PostgreSqlColumns.isAlways(to)) {
      actions.add(
          column + "SET GENERATED " + (PostgreSqlColumns.isAlways(to) ? "ALWAYS" : "BY DEFAULT"));
    }
    return actions;
  }

  /** Whether a sequence of its own gives way to an identity, or the other way round. */
  boolean changesNumbering() {
    return from.autoIncrement()
        && to.autoIncrement()
        && from.options().containsKey(PostgreSqlColumnReader.SERIAL)
            != to.options().containsKey(PostgreSqlColumnReader.SERIAL);
  }

  /** The statements that do so; the numbers go on after the largest that a row has. */
  List<String> numbering(String table) {
    String alter = "ALTER TABLE " + PostgreSqlNames.quote(table) + " ALTER COLUMN ";
    String column = PostgreSqlNames.quote(to.name());
    String sequence = to.options().get(PostgreSqlColumnReader.SERIAL);
    List<String> statements = new ArrayList<>();
    if (sequence == null) {
      String old = from.options().getOrDefault(PostgreSqlColumnReader.SERIAL, "");
      statements.add(alter + column + " DROP DEFAULT");
      statements.add("DROP SEQUENCE " + PostgreSqlNames.quote(old));
      statements.add(alter + column + " ADD " + PostgreSqlColumns.identity(to));
    } else {
      String name = PostgreSqlNames.quote(sequence);
      statements.add(alter + column + " DROP IDENTITY");
      statements.add(
          "CREATE SEQUENCE "
              + name
              + " AS "
              + PostgreSqlColumns.type(to)
              + " OWNED BY "
              + PostgreSqlNames.quote(table)
              + "."
              + column);
      statements.add(
          alter + column + " SET DEFAULT nextval(" + PostgreSqlNames.literal(name) + ")");
    }
    statements.add(
        "SELECT setval(pg_get_serial_sequence("
            + PostgreSqlNames.literal(PostgreSqlNames.quote(table))
            + ", "
            + PostgreSqlNames.literal(to.name())
            + "), max("
            + column
            + ")) FROM "
            + PostgreSqlNames.quote(table));
    return statements;
  }

  boolean changesType() {
    return retyped
        || !PostgreSqlColumns.type(from).equals(PostgreSqlColumns.type(to))
        || !Objects.equals(from.collation(), to.collation());
  }

  private boolean changesDefault() {
    DefaultValue old = writtenDefault(from);
    DefaultValue value = writtenDefault(to);
    return !Objects.equals(
        old == null ? null : PostgreSqlColumns.literal(old, from.type()),
        value == null ? null : PostgreSqlColumns.literal(value, to.type()));
  }

  private static @org.jspecify.annotations.Nullable DefaultValue writtenDefault(Column column) {
    return column.autoIncrement() || column.generated() != null ? null : column.defaultValue();
  }

  /** The old value as one of the new type. */
  private String conversion() {
    String name = PostgreSqlNames.quote(to.name());
    String type = PostgreSqlColumns.type(to);
    if (isBoolean(from) && isNumber(to)) {
      return name + "::integer::" + type;
    }
    if (isNumber(from) && isBoolean(to)) {
      return name + " <> 0";
    }
    ColumnType before = PostgreSqlTypes.effective(from.type());
    ColumnType after = PostgreSqlTypes.effective(to.type());
    boolean list = before instanceof ColumnType.Array;
    if (list && after instanceof ColumnType.Array && (isEnums(before) || isEnums(after))) {
      return name + "::text[]::" + type;
    }
    boolean textBetween =
        after instanceof ColumnType.Enumerated
            || before instanceof ColumnType.Enumerated
            || list != after instanceof ColumnType.Array;
    if (isBytes(from) && !isBytes(to)) {
      return "convert_from(" + name + ", 'UTF8')::" + type;
    }
    if (isBytes(to) && !isBytes(from)) {
      return "convert_to(" + name + "::text, 'UTF8')";
    }
    return name + (textBetween ? "::text::" : "::") + type;
  }

  private static boolean isEnums(ColumnType type) {
    return type instanceof ColumnType.Array array
        && PostgreSqlTypes.effective(array.element()) instanceof ColumnType.Enumerated;
  }

  private static boolean isBoolean(Column column) {
    return PostgreSqlColumns.type(column).equals("BOOLEAN");
  }

  private static boolean isBytes(Column column) {
    return PostgreSqlColumns.type(column).equals("BYTEA");
  }

  private static boolean isNumber(Column column) {
    return PostgreSqlTypes.effective(column.type()) instanceof ColumnType.Standard standard
        && NUMBERS.contains(standard.name());
  }
}
