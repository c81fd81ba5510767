package dev.retort.service.connection;

import dev.retort.dialect.Dialect;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that opens connections through a dialect, so that its session settings hold. */
final class DialectDataSource implements DataSource {
  private final Dialect dialect;
  private final String url;
  private final Map<String, String> properties;
  private final AtomicReference<@Nullable Connection> first;

  /**
   * Hands out connections, this one before all others.
   *
   * @param first open already
   */
  DialectDataSource(Dialect dialect, String url, Map<String, String> properties, Connection first) {
    this.first = new AtomicReference<>(first);
    this.dialect = dialect;
    this.url = url;
    this.properties = Map.copyOf(properties);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection open = first.getAndSet(null);
    return open == null ? dialect.connect(url, properties) : open;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    Map<String, String> other = new HashMap<>(properties);
    other.put("user", username);
    other.put("password", password);
    return dialect.connect(url, other);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  /** The time limit is among the driver's properties. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw new SQLException("not a wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
