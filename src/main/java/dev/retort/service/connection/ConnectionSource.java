package dev.retort.service.connection;

import dev.retort.config.DatabaseSettings;
import dev.retort.config.Environment;
import dev.retort.config.Secret;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Refusal;
import dev.retort.dialect.SqliteFile;
import dev.retort.service.ConnectionFailedException;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to an environment's database, each in auto-commit mode. Nothing is opened, and
 * no driver loaded, before the first is asked for.
 */
public final class ConnectionSource implements AutoCloseable {
  private final Environment environment;
  private final ConnectionFailures failures;
  private @Nullable ServerPool pool;
  private @Nullable Connection memory;

  /** For an environment; opens nothing. */
  public ConnectionSource(Environment environment) {
    this.environment = environment;
    this.failures = ConnectionFailures.ofDatabase(environment);
  }

  /** The dialect of the database. */
  public Dialect dialect() {
    return Dialect.of(environment.dialect());
  }

  /** The database's file, where it is one. */
  public Optional<Path> file() {
    return environment.dialect() == DialectId.SQLITE
        ? SqliteFile.of(environment.database().url())
        : Optional.empty();
  }

  /** A connection to a database that exists; empty when it is a file that is not there. */
  public Optional<Connection> openIfPresent() {
    Optional<Path> file = file();
    if (file.isPresent() && !Files.exists(file.get())) {
      return Optional.empty();
    }
    return Optional.of(open());
  }

  /**
   * A connection, to be closed by the caller; a database file that is not there is made.
   *
   * @throws ConnectionFailedException if the database cannot be opened
   */
  public Connection open() {
    if (environment.dialect() != DialectId.SQLITE) {
      return openServer();
    }
    Optional<Path> file = file();
    if (file.isEmpty()) {
      return openMemory();
    }
    makeFolder(file.get());
    return readable(connect());
  }

  /** SQLite opens whatever has the right name, and looks at it with the first statement. */
  private Connection readable(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1 FROM sqlite_master LIMIT 1");
      return connection;
    } catch (SQLException e) {
      // Whoever needs the database now waits for the lock as long as the environment says.
      if (Refusal.isLock(e)) {
        return connection;
      }
      throw failures.of(closing(connection, e));
    }
  }

  private static SQLException closing(Connection connection, SQLException failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /**
   * A connection to a server outside of the pool, to be closed by the caller.
   *
   * @throws ConnectionFailedException if it cannot be opened
   */
  public Connection openAlone() {
    return connect();
  }

  private synchronized Connection openMemory() {
    Connection kept = memory;
    if (kept == null) {
      kept = connect();
      memory = kept;
    }
    return KeptConnection.of(kept);
  }

  private void makeFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failures.noFolder(folder, e);
    }
  }

  private Connection connect() {
    try {
      return dialect().connect(environment.database().url(), driverProperties(environment));
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private synchronized Connection openServer() {
    ServerPool open = pool;
    try {
      if (open == null) {
        open = ServerPool.open(environment, dialect(), driverProperties(environment));
        pool = open;
      }
      return withTarget(open.connection());
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Names without a schema or a database before them must lead somewhere. */
  private Connection withTarget(Connection connection) throws SQLException {
    Optional<ConnectionFailedException> obstacle;
    try {
      obstacle =
          environment.dialect() == DialectId.POSTGRESQL
              ? schemaObstacle(connection)
              : Optional.ofNullable(connection.getCatalog()).filter(c -> !c.isEmpty()).isPresent()
                  ? Optional.empty()
                  : Optional.of(failures.noDatabaseNamed());
    } catch (SQLException e) {
      throw closing(connection, e);
    }
    if (obstacle.isPresent()) {
      connection.close();
      throw obstacle.get();
    }
    return connection;
  }

  private Optional<ConnectionFailedException> schemaObstacle(Connection connection)
      throws SQLException {
    String wanted = environment.database().schema();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT current_schema(), current_setting('search_path'), current_user,"
                + " (SELECT has_schema_privilege(n.oid, 'USAGE') FROM pg_namespace n"
                + " WHERE n.nspname = ?)")) {
      statement.setString(1, wanted);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        String current = rows.getString(1);
        String path = rows.getString(2);
        String user = rows.getString(3);
        boolean usable = rows.getBoolean(4);
        boolean exists = !rows.wasNull();
        if (wanted == null) {
          return current == null ? Optional.of(failures.noSchema(path)) : Optional.empty();
        }
        return wanted.equals(current)
            ? Optional.empty()
            : Optional.of(
                !exists
                    ? failures.missingSchema(wanted)
                    : usable
                        ? failures.otherSchema(wanted, path)
                        : failures.unusableSchema(wanted, user));
      }
    }
  }

  /**
   * What the driver is told: the environment's properties, account and schema, and a time limit.
   */
  public static Map<String, String> driverProperties(Environment environment) {
    DatabaseSettings database = environment.database();
    Map<String, String> properties = new HashMap<>();
    long millis = database.pool().connectionTimeout().toMillis();
    switch (environment.dialect()) {
      case MYSQL, MARIADB -> properties.put("connectTimeout", Long.toString(millis));
      case POSTGRESQL -> {
        properties.put("connectTimeout", Long.toString(Math.max(1, millis / 1000)));
        // Without it a connection whose other end is gone is never missed; MySQL's driver has it.
        properties.put("tcpKeepAlive", "true");
        if (database.schema() != null) {
          properties.put("currentSchema", database.schema());
        }
      }
      case SQLITE -> {}
    }
    properties.putAll(database.properties());
    String username = database.username();
    Secret password = database.password();
    if (username != null) {
      properties.put("user", username);
    }
    if (password != null) {
      properties.put("password", password.reveal());
    }
    return properties;
  }

  /** The error for a connection that could not be closed. */
  public ConnectionFailedException failedToClose(SQLException failure) {
    return failures.of(failure);
  }

  /** Closes what is open. */
  @Override
  public synchronized void close() {
    ServerPool open = pool;
    if (open != null) {
      pool = null;
      open.close();
    }
    Connection kept = memory;
    if (kept != null) {
      memory = null;
      try {
        kept.close();
      } catch (SQLException e) {
        throw failures.of(e);
      }
    }
  }
}
