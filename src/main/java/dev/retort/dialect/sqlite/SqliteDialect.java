package dev.retort.dialect.sqlite;

import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.diff.DiffPolicy;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.sqlite.BusyHandler;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * SQLite.
 *
 * <p>Transactions: a table is rebuilt with foreign keys off, or the drop of the old table would
 * cascade into its children; and SQLite ignores the switch inside a transaction. So {@link #begin}
 * switches them off and then takes the write lock, {@link #commit} fails if a row refers to nothing
 * that did not before, and commit and rollback switch them on again. While a run lasts, deleting a
 * row therefore cascades to no other.
 */
public final class SqliteDialect implements Dialect {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final String BUSY_TIMEOUT = "busy_timeout";
  private static final String FOREIGN_KEYS = "foreign_keys";
  private static final String IN_MEMORY = ":memory:";

  private final ForeignKeyGuard foreignKeys = new ForeignKeyGuard();

  /** Called by the service loader. */
  public SqliteDialect() {}

  @Override
  public DialectId id() {
    return DialectId.SQLITE;
  }

  /** SQLite sets no limit to names; comments are kept in the text of CREATE TABLE. */
  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, 1_000, true);
  }

  @Override
  public String quote(String name) {
    return SqliteNames.quote(name);
  }

  @Override
  public String literal(String text) {
    return SqliteNames.literal(text);
  }

  @Override
  public DdlRenderer renderer() {
    return new SqliteDdlRenderer();
  }

  @Override
  public Introspector introspector() {
    return new SqliteIntrospector();
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return new SqliteDiffPolicy(targets.stream().allMatch(DialectId.SQLITE::equals));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Foreign keys are enforced and a lock is waited for 5 seconds, unless the properties {@code
   * foreign_keys} and {@code busy_timeout} (milliseconds) say otherwise.
   */
  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    NativeLibrary.prepare();
    Properties driver = new Properties();
    driver.putAll(properties);
    driver.putIfAbsent(FOREIGN_KEYS, "true");
    driver.putIfAbsent(BUSY_TIMEOUT, "5000");
    Connection connection = JDBC.createConnection(url, driver);
    if (connection == null) {
      throw new SQLException("Not an address of SQLite: " + url);
    }
    return connection;
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    String url = request.scratchUrl() == null ? PREFIX + IN_MEMORY : request.scratchUrl();
    return SqliteScratch.open(url, address -> connect(address, request.properties()));
  }

  /** The library is a part of this process, so its version is the server's. */
  @Override
  public String fingerprint(ScratchRequest request) throws SQLException {
    try (Connection connection = connect(PREFIX + IN_MEMORY, request.properties());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sqlite_version() || ' ' || sqlite_source_id() || ' '"
                    + " || (SELECT group_concat(compile_options) FROM pragma_compile_options)"
                    + " || ' ' || (SELECT encoding FROM pragma_encoding)"
                    + " || ' ' || (SELECT legacy_alter_table FROM pragma_legacy_alter_table)")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Override
  public void limitLockWait(Connection connection, Duration longest, BooleanSupplier givenUp)
      throws SQLException {
    BusyHandler.setHandler(
        connection.unwrap(SQLiteConnection.class), new LockPatience(longest, givenUp));
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    foreignKeys.suspend(connection);
    try {
      execute(connection, "BEGIN IMMEDIATE");
      foreignKeys.remember(connection);
    } catch (SQLException e) {
      rollback(connection);
      throw e;
    }
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    foreignKeys.check(connection);
    execute(connection, "COMMIT");
    foreignKeys.resume(connection);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // Some errors end the transaction by themselves; SQLite has no way to ask beforehand.
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    } finally {
      foreignKeys.resume(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
