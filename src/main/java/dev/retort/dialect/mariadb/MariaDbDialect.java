package dev.retort.dialect.mariadb;

import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.mysql.MySqlDdlRenderer;
import dev.retort.dialect.mysql.MySqlDialect;
import dev.retort.diff.DiffPolicy;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** MariaDB 10.6 and newer: MySQL's DDL, without indexes on expressions. */
public final class MariaDbDialect implements Dialect {
  private final MySqlDialect mysql = new MySqlDialect();

  @Override
  public DialectId id() {
    return DialectId.MARIADB;
  }

  @Override
  public Capabilities capabilities() {
    return mysql.capabilities();
  }

  @Override
  public String quote(String name) {
    return mysql.quote(name);
  }

  @Override
  public String literal(String text) {
    return mysql.literal(text);
  }

  @Override
  public DdlRenderer renderer() {
    return new MySqlDdlRenderer(id());
  }

  @Override
  public Introspector introspector() {
    return mysql.introspector();
  }

  @Override
  public DiffPolicy diffPolicy(Collection<DialectId> targets) {
    return mysql.diffPolicy(targets);
  }

  @Override
  public Connection connect(String url, Map<String, String> properties) throws SQLException {
    return MySqlDialect.open(id(), url, properties);
  }

  @Override
  public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
    return MySqlDialect.scratch(id(), request);
  }

  @Override
  public String fingerprint(ScratchRequest request) throws SQLException {
    return MySqlDialect.fingerprint(id(), request);
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    mysql.begin(connection);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    mysql.commit(connection);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    mysql.rollback(connection);
  }
}
