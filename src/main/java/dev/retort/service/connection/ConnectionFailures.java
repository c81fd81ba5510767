package dev.retort.service.connection;

import dev.retort.config.Environment;
import dev.retort.dialect.SqliteFile;
import dev.retort.dialect.UnusableServerException;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.ConnectionFailedException.Reason;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a failure to open a database into one sentence for people, which says what to do and shows
 * no secret.
 */
public final class ConnectionFailures {
  private final Environment environment;
  private final ConnectionTarget target;

  private ConnectionFailures(Environment environment, ConnectionTarget target) {
    this.environment = environment;
    this.target = target;
  }

  /** Failures to open an environment's database. */
  static ConnectionFailures ofDatabase(Environment environment) {
    return new ConnectionFailures(environment, ConnectionTarget.database(environment));
  }

  /** The error for a scratch database of an environment that could not be made. */
  public static ConnectionFailedException ofScratch(Environment environment, SQLException failure) {
    ConnectionFailures failures =
        new ConnectionFailures(environment, ConnectionTarget.scratch(environment));
    Diagnosis diagnosis = failures.diagnosis(failure);
    boolean ownWords =
        diagnosis.reason() == Reason.OTHER || diagnosis.reason() == Reason.MISSING_PRIVILEGE;
    String why =
        ownWords
            ? failures.target.shown(String.valueOf(failure.getMessage()))
                + ". Name one in the section 'scratch' of "
                + environment.file()
                + "."
            : diagnosis.sentence();
    return failures.failed(
        diagnosis.reason(),
        "Could not make a scratch database of " + environment.dialect().title() + ": " + why,
        failure);
  }

  ConnectionFailedException of(SQLException failure) {
    SQLException cause = innermost(failure);
    Diagnosis diagnosis = diagnosis(cause);
    return failed(diagnosis.reason(), diagnosis.sentence(), cause);
  }

  private Diagnosis diagnosis(SQLException failure) {
    if (target.dialect() != DialectId.SQLITE) {
      return new ServerDiagnosis(target).of(failure);
    }
    Optional<Path> file = SqliteFile.of(target.url());
    return new FileDiagnosis(target).of(file.orElse(null), failure);
  }

  ConnectionFailedException noFolder(Path folder, IOException failure) {
    return failed(
        Reason.FILE_NOT_WRITABLE,
        "The folder "
            + folder
            + " of the database is not there and cannot be made. Make it where this account may"
            + " write, or correct "
            + target.key("url")
            + ".",
        failure);
  }

  ConnectionFailedException missingSchema(String schema) {
    return failed(
        Reason.MISSING_SCHEMA,
        "The schema "
            + schema
            + " does not exist in "
            + target.shown()
            + ". Create it, or correct "
            + target.key("schema")
            + ".",
        null);
  }

  ConnectionFailedException unusableSchema(String schema, String user) {
    return failed(
        Reason.MISSING_PRIVILEGE,
        "The user '"
            + user
            + "' may not use the schema "
            + schema
            + " in "
            + target.shown()
            + ". Let its owner run: GRANT USAGE, CREATE ON SCHEMA "
            + schema
            + " TO "
            + user,
        null);
  }

  /** The address sets another search path than the environment file. */
  ConnectionFailedException otherSchema(String schema, String path) {
    return failed(
        Reason.MISSING_SCHEMA,
        "The address "
            + target.shown()
            + " sets the schema "
            + path
            + ", and database.schema is "
            + schema
            + ". Leave one of the two out of "
            + environment.file()
            + ".",
        null);
  }

  /** None of the schemas in which names would be looked up exists. */
  ConnectionFailedException noSchema(String path) {
    return failed(
        Reason.MISSING_SCHEMA,
        "None of the schemas in which "
            + target.shown()
            + " looks ("
            + path
            + ") exists and may be used. Create one, or set "
            + target.key("schema")
            + ".",
        null);
  }

  ConnectionFailedException noDatabaseNamed() {
    return failed(
        Reason.MISSING_DATABASE,
        "The address "
            + target.shown()
            + " names no database. Write it after the port, as in jdbc:"
            + target.dialect()
            + "://localhost:3306/app, in "
            + target.key("url")
            + ".",
        null);
  }

  private ConnectionFailedException failed(
      Reason reason, String sentence, @Nullable Exception cause) {
    // A driver puts the address, and with it a password, into what it says of an unknown address.
    boolean keep = cause != null && target.isClean(String.valueOf(cause.getMessage()));
    return new ConnectionFailedException(
        reason, environment.name(), target.shown(), sentence, keep ? cause : null);
  }

  private static SQLException innermost(SQLException failure) {
    SQLException found = failure;
    Throwable next = failure.getCause();
    while (next != null && !(found instanceof UnusableServerException)) {
      if (next instanceof SQLException deeper) {
        found = deeper;
      }
      next = next.getCause();
    }
    return found;
  }
}
