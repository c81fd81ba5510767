package dev.retort.dialect.mysql;

import dev.retort.dialect.NumberSource;
import dev.retort.schema.StoredObject;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes triggers, routines and sequences that were read from these servers. Those that another
 * family of databases keeps are text in its language, and are left alone.
 */
final class MySqlObjects {
  /**
   * How the text of an object of these servers begins. Whoever creates it is its definer, which is
   * what the server assumes as well; no other family knows the word.
   */
  static final String CREATE = "CREATE DEFINER=CURRENT_USER ";

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "CREATE SEQUENCE .* START WITH .* INCREMENT BY .* CACHE \\d+ (?:NO)?CYCLE",
          Pattern.DOTALL);

  private final DialectId dialect;

  MySqlObjects(DialectId dialect) {
    this.dialect = dialect;
  }

  /** The statement that creates it; empty where it is not of this dialect. */
  Optional<String> create(StoredObject object) {
    Optional<NumberSource> numbers = numbers(object);
    return numbers.isPresent()
        ? numbers.map(n -> n.create(MySqlNames.quote(n.name())))
        : isOwn(object) ? Optional.of(object.sql()) : Optional.empty();
  }

  /** The statement that drops it; empty where it is not of this dialect. */
  Optional<String> drop(StoredObject object) {
    if (dialect == DialectId.MYSQL && NumberSource.of(object).isPresent()) {
      return Optional.of("DROP TABLE " + MySqlNames.quote(object.name()));
    }
    return isOwn(object) || numbers(object).isPresent()
        ? Optional.of("DROP " + object.kind() + " " + MySqlNames.quote(object.name()))
        : Optional.empty();
  }

  private Optional<NumberSource> numbers(StoredObject object) {
    return dialect == DialectId.MARIADB ? NumberSource.of(object) : Optional.empty();
  }

  /** What follows CREATE or CREATE OR REPLACE. */
  static String view(View view) {
    String algorithm = view.options().get("algorithm");
    String security = view.options().get("security");
    return (algorithm == null ? "" : "ALGORITHM=" + algorithm + " ")
        + (security == null ? "" : "SQL SECURITY " + security + " ")
        + "VIEW "
        + MySqlNames.quote(view.name())
        + " AS\n"
        + view.sql();
  }

  private boolean isOwn(StoredObject object) {
    return switch (object.kind()) {
      case TRIGGER, FUNCTION, PROCEDURE -> object.sql().startsWith(CREATE);
      case SEQUENCE -> dialect == DialectId.MARIADB && SEQUENCE.matcher(object.sql()).matches();
      default -> false;
    };
  }
}
