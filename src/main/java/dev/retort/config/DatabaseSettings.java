package dev.retort.config;

import dev.retort.sql.DialectId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the target database.
 *
 * @param url the JDBC address, never to be shown as it is: see {@link #displayUrl()}
 * @param username the account, or null where the address or the database needs none
 * @param password its password, or null
 * @param schema PostgreSQL's schema, or null for the connection's current one
 * @param properties handed to the JDBC driver, sorted by name
 * @param pool limits of the connection pool
 */
public record DatabaseSettings(
    String url,
    @Nullable String username,
    @Nullable Secret password,
    @Nullable String schema,
    Map<String, String> properties,
    PoolSettings pool) {
  /** Copies the properties and checks that the address names a known dialect. */
  public DatabaseSettings {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    if (DialectId.ofUrl(url).isEmpty()) {
      throw new IllegalArgumentException("no known dialect: " + JdbcAddress.mask(url));
    }
  }

  /** The dialect that the address asks for. */
  public DialectId dialect() {
    return DialectId.ofUrl(url).orElseThrow();
  }

  /** The address with every credential in it replaced by {@code ***}; fit for screens and logs. */
  public String displayUrl() {
    return JdbcAddress.mask(url);
  }

  /** Names the properties but not their values, which may be secrets. */
  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + displayUrl()
        + ", username="
        + username
        + ", schema="
        + schema
        + ", properties="
        + properties.keySet()
        + ", pool="
        + pool
        + "]";
  }
}
