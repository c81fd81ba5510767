package dev.retort.service.connection;

import dev.retort.config.Environment;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.ConnectionFailedException.Reason;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Turns a driver's failure to connect into a sentence for people. */
final class ConnectionFailures {
  private static final int MYSQL_ACCESS_DENIED = 1045;
  private static final int MYSQL_ACCESS_DENIED_TO_DATABASE = 1044;
  private static final String POSTGRESQL_NO_PRIVILEGE = "42501";
  private static final int MYSQL_UNKNOWN_DATABASE = 1049;

  private final Environment environment;

  ConnectionFailures(Environment environment) {
    this.environment = environment;
  }

  ConnectionFailedException of(SQLException failure) {
    SQLException cause = innermost(failure);
    Reason reason = reason(cause);
    return failed(reason, sentence(reason, cause), cause);
  }

  ConnectionFailedException missingSchema(String schema) {
    return failed(
        Reason.MISSING_SCHEMA,
        "The schema "
            + schema
            + " does not exist in "
            + shown()
            + ". Create it, or correct database.schema.",
        null);
  }

  private ConnectionFailedException failed(
      Reason reason, String sentence, @Nullable SQLException cause) {
    // A driver puts the address, and with it a password, into what it says of an unknown address.
    boolean keep =
        cause != null && !String.valueOf(cause.getMessage()).contains(environment.database().url());
    return new ConnectionFailedException(
        reason, environment.name(), shown(), sentence, keep ? cause : null);
  }

  private String shown() {
    return environment.database().displayUrl();
  }

  private String sentence(Reason reason, SQLException cause) {
    String user = environment.database().username();
    return switch (reason) {
      case SERVER_AWAY ->
          "No server answers at "
              + shown()
              + ". Start it, or correct database.url in "
              + environment.file()
              + ".";
      case ACCESS_DENIED ->
          "The server at "
              + shown()
              + " refuses the user "
              + (user == null ? "that the address names" : "'" + user + "'")
              + ": wrong password, or no right to this database. Correct database.username and"
              + " database.password.";
      case MISSING_DATABASE ->
          "The server answers, but there is no database at "
              + shown()
              + ". Create it, or correct database.url.";
      case MISSING_DRIVER ->
          "There is no JDBC driver for "
              + shown()
              + ". Add the driver of "
              + environment.dialect().title()
              + " to the class path.";
      case MISSING_SCHEMA, OTHER -> "Could not open " + shown() + ": " + text(cause);
    };
  }

  private String text(SQLException cause) {
    String text = String.valueOf(cause.getMessage());
    return text.replace(environment.database().url(), shown());
  }

  private Reason reason(SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    String text = String.valueOf(cause.getMessage());
    int code = cause.getErrorCode();
    if (text.startsWith("No suitable driver")) {
      return Reason.MISSING_DRIVER;
    }
    if (code == MYSQL_UNKNOWN_DATABASE || state.equals("3D000")) {
      return Reason.MISSING_DATABASE;
    }
    if (code == MYSQL_ACCESS_DENIED
        || code == MYSQL_ACCESS_DENIED_TO_DATABASE
        || state.startsWith("28")
        || state.equals(POSTGRESQL_NO_PRIVILEGE)
        || cause instanceof SQLInvalidAuthorizationSpecException) {
      return Reason.ACCESS_DENIED;
    }
    boolean unreachable =
        state.startsWith("08")
            || cause instanceof SQLTransientConnectionException
            || cause instanceof SQLNonTransientConnectionException;
    return unreachable ? Reason.SERVER_AWAY : Reason.OTHER;
  }

  private static SQLException innermost(SQLException failure) {
    SQLException found = failure;
    Throwable next = failure.getCause();
    while (next != null) {
      if (next instanceof SQLException deeper) {
        found = deeper;
      }
      next = next.getCause();
    }
    return found;
  }
}
