package dev.retort.dialect.postgresql;

import dev.retort.dialect.NumberSource;
import dev.retort.schema.StoredObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes triggers, routines, sequences, types, extensions and the indexes of views. Those that
 * another family of databases keeps are text in its language, and are left alone.
 */
final class PostgreSqlObjects {
  private static final Pattern TRIGGER =
      Pattern.compile("(?is)CREATE\\s.*\\bEXECUTE\\s+(FUNCTION|PROCEDURE)\\s.*");

  /** Where a trigger's statement ends and the one begins that says when it fires. */
  private static final Pattern STATE = Pattern.compile(";\\n(?=ALTER TABLE .* TRIGGER .*$)");

  private static final Pattern MARIADB_SEQUENCE =
      Pattern.compile("CREATE SEQUENCE .* START WITH .* INCREMENT BY .*", Pattern.DOTALL);

  private PostgreSqlObjects() {}

  /** The statements that create it; none where it is not of this dialect. */
  static List<String> create(StoredObject object) {
    Optional<NumberSource> numbers = NumberSource.of(object);
    if (numbers.isPresent()) {
      return numbers.map(n -> n.create(PostgreSqlNames.quote(n.name()))).stream().toList();
    }
    if (!isOwn(object)) {
      return List.of();
    }
    return object.kind() == StoredObject.Kind.TRIGGER
        ? List.of(STATE.split(object.sql()))
        : List.of(object.sql());
  }

  /** The statement that drops it; empty where it is not of this dialect. */
  static Optional<String> drop(StoredObject object) {
    if (!isOwn(object)) {
      return Optional.empty();
    }
    String name = object.name();
    // An aggregate or overloaded routine is named with its arguments.
    String written = name.endsWith(")") ? name : PostgreSqlNames.quote(name);
    return Optional.of(
        "DROP "
            + object.kind().words().toUpperCase(Locale.ROOT)
            + " "
            + (object.kind() == StoredObject.Kind.TRIGGER
                ? PostgreSqlNames.quote(triggerName(object))
                    + " ON "
                    + PostgreSqlNames.quote(object.table())
                : written));
  }

  /** Two tables may have triggers of one name; then the table's is a part of it. */
  private static String triggerName(StoredObject object) {
    String end = " on " + object.table();
    return object.name().endsWith(end)
        ? object.name().substring(0, object.name().length() - end.length())
        : object.name();
  }

  /** What the server calls it, up to its arguments or table, see {@link KeptComments#on}. */
  static String subject(StoredObject object) {
    String kind = object.kind() == StoredObject.Kind.DOMAIN ? "type" : object.kind().words();
    String name = object.kind() == StoredObject.Kind.TRIGGER ? triggerName(object) : object.name();
    int arguments = name.endsWith(")") ? name.indexOf('(') : -1;
    // A name that has its arguments is in quotes already where it needs them.
    return kind
        + " "
        + (arguments < 0 ? PostgreSqlNames.quote(name) : name.substring(0, arguments));
  }

  private static boolean isOwn(StoredObject object) {
    return switch (object.kind()) {
      case TRIGGER -> TRIGGER.matcher(object.sql()).matches();
      case FUNCTION, PROCEDURE -> !object.sql().startsWith("CREATE DEFINER");
      case SEQUENCE ->
          NumberSource.of(object).isPresent() || !MARIADB_SEQUENCE.matcher(object.sql()).matches();
      case EXTENSION, COLLATION, DOMAIN, TYPE, AGGREGATE, INDEX -> true;
      default -> false;
    };
  }
}
