package dev.retort.dialect;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Knows what to do about statements that a database refuses though nothing is wrong with them. */
public final class Refusal {
  private static final String POSTGRESQL_PRIVILEGE = "42501";

  /** For a database, a table, a column, something administrative, a routine, a trigger. */
  private static final Set<Integer> MYSQL_PRIVILEGES = Set.of(1044, 1142, 1143, 1227, 1370, 1419);

  private static final String SQLITE = "[SQLITE_";

  private Refusal() {}

  /** What to do, in a sentence; empty where a failure has another reason. */
  public static Optional<String> remedy(SQLException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.startsWith(SQLITE)) {
      return remedyInFile(text);
    }
    return POSTGRESQL_PRIVILEGE.equals(failure.getSQLState())
            || MYSQL_PRIVILEGES.contains(failure.getErrorCode())
        ? Optional.of(
            "The account lacks this privilege. Let the owner or an administrator GRANT it, or set"
                + " database.username to an account that has it.")
        : Optional.empty();
  }

  /** Whether a file is locked by another. */
  public static boolean isLock(SQLException failure) {
    return isLock(String.valueOf(failure.getMessage()));
  }

  private static boolean isLock(String text) {
    return text.startsWith("[SQLITE_BUSY") || text.startsWith("[SQLITE_LOCKED");
  }

  private static Optional<String> remedyInFile(String text) {
    if (text.startsWith("[SQLITE_READONLY")) {
      return Optional.of(
          "The database can only be read. Let this account write the file and its folder, and open"
              + " it without mode=ro.");
    }
    return isLock(text)
        ? Optional.of(
            "Another program keeps the database locked. Close it there, or try again when it is"
                + " done.")
        : Optional.empty();
  }
}
