package dev.retort.dialect.mysql;

import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.diff.DiffPolicy;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;

/**
 * MySQL 8.0 and newer; writes DDL and connects. Reading a server back is not supported yet.
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
    throw unsupported(id());
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return DiffPolicy.EXACT;
  }

  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    return open(url, properties);
  }

  /** Opens a connection of MySQL's driver, which speaks to MariaDB as well. */
  public static Connection open(String url, Map<String, String> properties) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    return DriverManager.getConnection(url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"), all);
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    throw unsupported(id());
  }

  /** Says that a server of this family cannot be read back. */
  public static UnsupportedFeatureException unsupported(DialectId id) {
    return new UnsupportedFeatureException(
        "Retort cannot read the structure of a "
            + id.title()
            + " database in this version. Generate revisions from an SQLite environment; they carry"
            + " the SQL for "
            + id.title()
            + ".");
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
