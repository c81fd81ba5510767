package dev.retort.dialect.postgresql;

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

/** PostgreSQL 13 and newer; writes DDL and connects. Reading a server back is not supported yet. */
public final class PostgreSqlDialect implements Dialect {
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
    throw unsupported();
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return DiffPolicy.EXACT;
  }

  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    return DriverManager.getConnection(url, all);
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    throw unsupported();
  }

  private static UnsupportedFeatureException unsupported() {
    return new UnsupportedFeatureException(
        "Retort cannot read the structure of a PostgreSQL database in this version. Generate"
            + " revisions from an SQLite environment; they carry the SQL for PostgreSQL.");
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
