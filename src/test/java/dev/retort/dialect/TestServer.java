package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.CrashableServer;
import dev.retort.testsupport.MariaDbServer;
import dev.retort.testsupport.MySqlServer;
import dev.retort.testsupport.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The databases that these tests run against; where MySQL can't run here, its tests are skipped.
 */
public enum TestServer {
  SQLITE(DialectId.SQLITE, Map.of()),
  POSTGRESQL(DialectId.POSTGRESQL, Map.of("user", "postgres")),
  MARIADB(
      DialectId.MARIADB, Map.of("user", MariaDbServer.USER, "password", MariaDbServer.PASSWORD)),
  MYSQL(DialectId.MYSQL, Map.of("user", MySqlServer.USER));

  private final DialectId id;
  private final Map<String, String> who;

  TestServer(DialectId id, Map<String, String> who) {
    this.id = id;
    this.who = who;
  }

  /** The dialect. */
  public Dialect dialect() {
    return Dialect.of(id);
  }

  /** The account. */
  public Map<String, String> who() {
    return who;
  }

  /** The address of a new, empty database. */
  public String newDatabase() throws SQLException {
    return switch (this) {
      case SQLITE -> "jdbc:sqlite:" + newFile();
      case POSTGRESQL -> PostgresServer.newDatabase();
      case MARIADB -> MariaDbServer.newDatabase();
      case MYSQL -> MySqlServer.newDatabase();
    };
  }

  /**
   * A server of a test's own, which it can kill.
   *
   * @param options for MariaDB or MySQL
   */
  public CrashableServer crashable(String... options) throws Exception {
    return switch (this) {
      case SQLITE -> throw new IllegalStateException("SQLite is no server");
      case POSTGRESQL -> PostgresServer.crashable();
      case MARIADB -> MariaDbServer.crashable(options);
      case MYSQL -> MySqlServer.crashable(options);
    };
  }

  private static Path newFile() {
    try {
      Path file = Files.createTempFile("retort", ".db");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection in auto-commit mode. */
  public Connection connect(String url) throws SQLException {
    return dialect().connect(url, who);
  }

  /** A scratch database beside another. */
  public ScratchDatabase scratch(String url) throws SQLException {
    return dialect().openScratch(new ScratchRequest(null, url, who));
  }

  /** What a database holds. */
  public Schema read(Connection connection) {
    return dialect().introspector().read(connection, Scope.all());
  }

  /** What the server makes of a schema in an empty database. */
  public Schema build(Schema schema) throws SQLException {
    try (ScratchDatabase scratch = scratch(newDatabase())) {
      migrate(scratch.connection(), Schema.empty(), schema, DiffPolicy.EXACT);
      return read(scratch.connection());
    }
  }

  /** Runs what leads from one schema to another. */
  public void migrate(Connection connection, Schema from, Schema to, DiffPolicy policy)
      throws SQLException {
    run(connection, statements(from, to, policy));
  }

  /** What leads from one schema to another, without comments. */
  public List<String> statements(Schema from, Schema to, DiffPolicy policy) {
    List<Change> changes = SchemaDiffer.diff(from, to, policy, List.of()).changes();
    return dialect().renderer().render(changes, from).stream()
        .filter(ddl -> !ddl.isComment())
        .map(DdlStatement::sql)
        .toList();
  }

  /** Runs statements as one run does: together, where the database can. */
  public void run(Connection connection, List<String> statements) throws SQLException {
    dialect().begin(connection);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw new SQLException(e.getMessage() + " in: " + sql, e);
        }
      }
      dialect().commit(connection);
    } catch (SQLException e) {
      dialect().rollback(connection);
      throw e;
    }
  }

  /** What a schema keeps as text alone. */
  public static List<StoredObject> opaque(Schema schema) {
    return schema.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.OPAQUE)
        .toList();
  }

  /**
   * Runs the texts of objects; one may need another, so what fails is tried again after the rest.
   */
  public void make(Connection connection, List<StoredObject> objects) throws SQLException {
    List<StoredObject> open = objects;
    while (!open.isEmpty()) {
      List<StoredObject> failed = new ArrayList<>();
      SQLException reason = null;
      for (StoredObject object : open) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(object.sql());
        } catch (SQLException e) {
          failed.add(object);
          reason = new SQLException(e.getMessage() + " in: " + object.sql(), e);
        }
      }
      if (reason != null && failed.size() == open.size()) {
        throw reason;
      }
      open = failed;
    }
  }

  /** How two schemas that were read differ. */
  public List<Change> differences(Schema from, Schema to) {
    return SchemaDiffer.diff(from, to, dialect().diffPolicy(List.of(id)), List.of()).changes();
  }
}
