package dev.retort.service.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.config.Environment;
import dev.retort.config.PoolSettings;
import dev.retort.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A small pool for databases that are servers; connects through the dialect. */
final class ServerPool implements AutoCloseable {
  private final HikariDataSource source;

  private ServerPool(HikariDataSource source) {
    this.source = source;
  }

  /** Opens the pool with one connection, so that a server that is away is known at once. */
  static ServerPool open(Environment environment, Dialect dialect, Map<String, String> properties)
      throws SQLException {
    PoolSettings settings = environment.database().pool();
    HikariConfig config = new HikariConfig();
    config.setPoolName("retort-" + environment.name());
    String url = environment.database().url();
    // Opened here, since the pool waits a second before it says that its first one failed.
    Connection first = dialect.connect(url, properties);
    config.setDataSource(new DialectDataSource(dialect, url, properties, first));
    config.setMaximumPoolSize(settings.maximumSize());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(Math.max(250, settings.connectionTimeout().toMillis()));
    config.setInitializationFailTimeout(1);
    return new ServerPool(new HikariDataSource(config));
  }

  Connection connection() throws SQLException {
    return source.getConnection();
  }

  @Override
  public void close() {
    source.close();
  }
}
