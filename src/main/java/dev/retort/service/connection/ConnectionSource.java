package dev.retort.service.connection;

import dev.retort.config.DatabaseSettings;
import dev.retort.config.Environment;
import dev.retort.config.Secret;
import dev.retort.dialect.Dialect;
import dev.retort.error.FileException;
import dev.retort.service.ConnectionFailedException;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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
    this.failures = new ConnectionFailures(environment);
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
    return connect();
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

  private static void makeFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FileException("create the folder", folder, e);
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
      return withSchema(open.connection());
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private Connection withSchema(Connection connection) throws SQLException {
    String schema = environment.database().schema();
    if (schema == null || environment.dialect() != DialectId.POSTGRESQL) {
      return connection;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
      if (rows.next() && schema.equals(rows.getString(1))) {
        return connection;
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    throw failures.missingSchema(schema);
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
