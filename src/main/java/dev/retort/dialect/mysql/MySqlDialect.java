package dev.retort.dialect.mysql;

import dev.retort.dialect.BoundedLogin;
import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.diff.DiffPolicy;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * MySQL 8.0.16 and newer.
 *
 * <p>Its DDL commits by itself, so a transaction here only groups other statements.
 */
public final class MySqlDialect implements Dialect {
  private static final Capabilities CAPABILITIES = new Capabilities(false, MySqlNames.LIMIT, true);

  @Override
  public DialectId id() {
    return DialectId.MYSQL;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public String quote(String name) {
    return MySqlNames.quote(name);
  }

  @Override
  public String literal(String text) {
    return MySqlNames.literal(text);
  }

  @Override
  public DdlRenderer renderer() {
    return new MySqlDdlRenderer(id());
  }

  @Override
  public Introspector introspector() {
    return new MySqlIntrospector();
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return new MySqlDiffPolicy();
  }

  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    return open(id(), url, properties);
  }

  /**
   * Opens a connection of MySQL's driver, which speaks to MariaDB as well.
   *
   * @throws SQLException if the server is of the other family, or too old
   */
  public static Connection open(DialectId id, String url, Map<String, String> properties)
      throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    Connection connection =
        BoundedLogin.open(url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"), all);
    try {
      MySqlServer.of(connection).require(id);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a scratch database on a server of this family. */
  public static ScratchDatabase scratch(DialectId id, ScratchRequest request) throws SQLException {
    Map<String, String> properties = new HashMap<>(request.properties());
    // The driver would else ask the server before each statement whether the session may write.
    properties.putIfAbsent("readOnlyPropagatesToServer", "false");
    return MySqlScratch.open(request, url -> open(id, url, properties));
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    return scratch(id(), request);
  }

  /** See {@link Dialect#fingerprint}, for a server of this family. */
  public static String fingerprint(DialectId id, ScratchRequest request) throws SQLException {
    return MySqlScratch.fingerprint(request, url -> open(id, url, request.properties()));
  }

  @Override
  public String fingerprint(ScratchRequest request) throws SQLException {
    return fingerprint(id(), request);
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
