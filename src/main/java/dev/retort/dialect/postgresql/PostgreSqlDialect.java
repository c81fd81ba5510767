package dev.retort.dialect.postgresql;

import dev.retort.dialect.BoundedLogin;
import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.UnusableServerException;
import dev.retort.diff.DiffPolicy;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL 13 and newer. */
public final class PostgreSqlDialect implements Dialect {
  private static final int OLDEST = 13;
  private static final Capabilities CAPABILITIES =
      new Capabilities(true, PostgreSqlNames.LIMIT, true);

  @Override
  public DialectId id() {
    return DialectId.POSTGRESQL;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public String quote(String name) {
    return PostgreSqlNames.quote(name);
  }

  @Override
  public String literal(String text) {
    return PostgreSqlNames.literal(text);
  }

  @Override
  public DdlRenderer renderer() {
    return new PostgreSqlDdlRenderer();
  }

  @Override
  public Introspector introspector() {
    return new PostgreSqlIntrospector();
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return new PostgreSqlDiffPolicy();
  }

  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    Properties all = new Properties();
    all.put("ApplicationName", "Retort");
    all.putAll(properties);
    Connection connection = BoundedLogin.open(url, all);
    try {
      require(connection.getMetaData().getDatabaseMajorVersion());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Makes sure that a server is new enough.
   *
   * @throws UnusableServerException with a sentence that says what to do
   */
  static void require(int version) throws UnusableServerException {
    if (version < OLDEST) {
      throw new UnusableServerException(
          UnusableServerException.Reason.TOO_OLD,
          "The server is PostgreSQL "
              + version
              + ", which is too old: Retort needs PostgreSQL 13 or newer. Upgrade the server.");
    }
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    Map<String, String> properties = new HashMap<>(ReadingSession.DRIVER);
    properties.putAll(request.properties());
    return PostgreSqlScratch.open(request, url -> connect(url, properties));
  }

  @Override
  public String fingerprint(ScratchRequest request) throws SQLException {
    return PostgreSqlScratch.fingerprint(request, url -> connect(url, request.properties()));
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
